const mostTries = 120;

export function watch(element, component) {
  const report = () => component.invokeMethodAsync("OnSizeAsync", element.clientWidth, element.clientHeight);
  const observer = new ResizeObserver(report);
  observer.observe(element);
  let waiting = 0;
  // A page that was just opened has no rows to scroll to yet.
  const reveal = (top, height, tries) => {
    cancelAnimationFrame(waiting);
    if (element.scrollHeight < top + height && tries > 0) {
      waiting = requestAnimationFrame(() => reveal(top, height, tries - 1));
    } else if (top < element.scrollTop) {
      element.scrollTop = top;
    } else if (top + height > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + height - element.clientHeight;
    }
  };
  return {
    reveal(top, height) {
      reveal(top, height, mostTries);
    },
    dispose() {
      cancelAnimationFrame(waiting);
      observer.disconnect();
    },
  };
}
