const dialog = document.getElementById("components-reconnect-modal");
const again = 3000;

dialog.addEventListener("components-reconnect-state-changed", (event) => {
  switch (event.detail.state) {
    case "show":
      tell(false);
      // A page that goes on without the server must not be covered.
      if (!dialog.open && !worksOffline()) {
        dialog.showModal();
      }
      break;
    case "hide":
      dialog.close();
      tell(true);
      break;
    case "failed":
      if (worksOffline()) {
        setTimeout(retry, again);
      } else {
        document.addEventListener("visibilitychange", retryWhenVisible);
      }
      break;
    case "rejected":
      location.reload();
      break;
  }
});
// Escape would hide the notice while the page still cannot save anything.
dialog.addEventListener("cancel", (event) => event.preventDefault());
document.getElementById("components-reconnect-button").addEventListener("click", retry);
document.getElementById("components-resume-button").addEventListener("click", resume);

function worksOffline() {
  return document.querySelector("[data-works-offline]") !== null;
}

function tell(isOnline) {
  document.dispatchEvent(new CustomEvent("fer-connection", { detail: { isOnline } }));
}

async function retry() {
  document.removeEventListener("visibilitychange", retryWhenVisible);
  try {
    if (!(await Blazor.reconnect())) {
      await resume();
    }
  } catch {
    if (worksOffline()) {
      setTimeout(retry, again);
    } else {
      document.addEventListener("visibilitychange", retryWhenVisible);
    }
  }
}

async function resume() {
  if (await Blazor.resumeCircuit()) {
    dialog.close();
    tell(true);
  } else {
    location.reload();
  }
}

async function retryWhenVisible() {
  if (document.visibilityState === "visible") {
    await retry();
  }
}
