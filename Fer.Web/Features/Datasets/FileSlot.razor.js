const often = 200;

export function attach(element, component) {
  const input = element.querySelector("input[type=file]");
  let request = null;
  let told = 0;

  const send = (file) => {
    request?.abort();
    request = new XMLHttpRequest();
    request.open("POST", `uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      if (event.timeStamp - told > often) {
        told = event.timeStamp;
        component.invokeMethodAsync("OnProgressAsync", event.loaded, event.total);
      }
    };
    request.onload = () => finish(request);
    request.onerror = () => component.invokeMethodAsync("OnFailedAsync", null);
    component.invokeMethodAsync("OnProgressAsync", 0, file.size);
    request.send(file);
  };

  const finish = (done) => {
    if (done.status === 200) {
      const answer = JSON.parse(done.responseText);
      component.invokeMethodAsync("OnReceivedAsync", answer.id, answer.bytes);
    } else {
      component.invokeMethodAsync("OnFailedAsync", sentenceOf(done));
    }
  };

  const onChange = () => {
    if (input.files.length > 0) {
      send(input.files[0]);
      input.value = "";
    }
  };
  const onDrag = (event) => {
    event.preventDefault();
    element.classList.toggle("dragging", event.type === "dragover");
  };
  const onDrop = (event) => {
    onDrag(event);
    if (event.dataTransfer.files.length > 0) {
      send(event.dataTransfer.files[0]);
    }
  };
  input.addEventListener("change", onChange);
  element.addEventListener("dragover", onDrag);
  element.addEventListener("dragleave", onDrag);
  element.addEventListener("drop", onDrop);
  element.dataset.listening = "true";
  return {
    cancel() {
      request?.abort();
    },
    dispose() {
      request?.abort();
      input.removeEventListener("change", onChange);
      element.removeEventListener("dragover", onDrag);
      element.removeEventListener("dragleave", onDrag);
      element.removeEventListener("drop", onDrop);
    },
  };
}

function sentenceOf(request) {
  try {
    return JSON.parse(request.responseText).detail ?? null;
  } catch {
    return null;
  }
}
