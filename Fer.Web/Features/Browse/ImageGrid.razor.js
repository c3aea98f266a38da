export function watch(element, component) {
  const report = () => component.invokeMethodAsync("OnSizeAsync", element.clientWidth, element.clientHeight);
  const observer = new ResizeObserver(report);
  observer.observe(element);
  return {
    reveal(top, height) {
      if (top < element.scrollTop) {
        element.scrollTop = top;
      } else if (top + height > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + height - element.clientHeight;
      }
    },
    dispose() {
      observer.disconnect();
    },
  };
}
