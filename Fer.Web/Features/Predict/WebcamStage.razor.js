import { Frames, listCameras, openCamera } from "../../js/webcam/camera.js";
import { Engine } from "../../js/webcam/engine.js";
import { Pace, Smoothing } from "../../js/webcam/smoothing.js";
import { Sound } from "../../js/webcam/sound.js";
import { View } from "../../js/webcam/view.js";

// A face may be kept for a moment after its key was pressed, while the server asks for it.
const freshFor = 1000;

export function attach(root, component, classes, margin) {
  const video = root.querySelector("[data-part=video]");
  const [frames, engine, pace, smoothing, sound] = [new Frames(), new Engine(), new Pace(), new Smoothing(), new Sound()];
  const view = new View(root, classes);
  let stream = null;
  let turn = 0;
  let main = null;
  let pressed = null;

  const tell = (state, code, detail) => component.invokeMethodAsync("OnStateAsync", state, code ?? null, detail ?? null);

  const letGo = () => {
    turn++;
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    main = pressed = null;
    video.srcObject = null;
    root.dataset.running = "false";
    pace.forget();
    smoothing.forget();
    sound.tell(-1);
    view.clear();
  };

  const fail = async (error) => {
    letGo();
    await tell("stopped", error.code ?? "script", error.message);
  };

  const start = async (modelAddress, cameraId) => {
    letGo();
    const mine = turn;
    try {
      await tell("camera");
      const opened = await openCamera(cameraId);
      if (mine !== turn) {
        opened.getTracks().forEach((track) => track.stop());
        return;
      }
      stream = opened;
      stream.getVideoTracks()[0].addEventListener("ended", () => mine === turn && fail({ code: "lost", message: "" }));
      video.srcObject = stream;
      await Promise.all([video.play(), component.invokeMethodAsync("OnCamerasAsync", await listCameras(), stream.getVideoTracks()[0].getSettings().deviceId ?? "")]);
      await tell("model");
      await engine.load(modelAddress);
      if (mine === turn) {
        root.dataset.running = "true";
        view.begin(performance.now());
        await tell("running");
        next(mine);
      }
    } catch (error) {
      if (mine === turn) {
        await fail(error);
      }
    }
  };

  const next = (mine) => {
    const again = () => step(mine);
    if (video.requestVideoFrameCallback) {
      video.requestVideoFrameCallback(again);
    } else {
      requestAnimationFrame(again);
    }
  };

  const step = async (mine) => {
    if (mine !== turn) {
      return;
    }
    try {
      const image = frames.take(video);
      const { faces, detect, classify } = await engine.look(image, margin);
      if (mine !== turn) {
        return;
      }
      const now = performance.now();
      pace.add(now, detect, classify);
      main = faces[0] ?? null;
      if (main === null) {
        smoothing.forget();
      } else {
        main.at = now;
        main.smoothed = smoothing.follow(main.box, main.shares, now);
        sound.tell(main.smoothed.indexOf(Math.max(...main.smoothed)));
      }
      view.show(image, faces, main, pace.read(), now);
      next(mine);
    } catch (error) {
      if (mine === turn) {
        await fail(error);
      }
    }
  };

  // The face that was there when the key was pressed is meant, not the one when the server asks.
  const onKey = (event) => {
    if (event.detail.name !== "z") {
      pressed = main;
    }
  };
  document.addEventListener("fer-key", onKey);
  root.dataset.listening = "true";

  return {
    // Not awaited: a person may take long to allow the camera.
    start(modelAddress, cameraId) {
      start(modelAddress, cameraId);
    },
    stop: letGo,
    set(seconds, isLoud, volume) {
      smoothing.seconds = seconds;
      sound.isOn = isLoud;
      sound.volume = volume;
    },
    capture() {
      const face = pressed ?? main;
      pressed = null;
      if (face === null || performance.now() - face.at > freshFor) {
        return null;
      }
      return { pixels: btoa(String.fromCharCode(...face.pixels)), shares: face.shares };
    },
    async dispose() {
      document.removeEventListener("fer-key", onKey);
      letGo();
      sound.release();
      await engine.release();
    },
  };
}
