// What keeps a camera from starting, by the name that the browser gives the failure.
const codes = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  DevicesNotFoundError: "no-camera",
  NotReadableError: "busy",
  AbortError: "busy",
};

export async function openCamera(deviceId) {
  if (!window.isSecureContext || navigator.mediaDevices === undefined) {
    throw Object.assign(new Error("not a secure page"), { code: "insecure" });
  }
  const size = { width: { ideal: 640 }, height: { ideal: 480 } };
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "user" };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, ...which } });
  } catch (error) {
    throw Object.assign(new Error(error.message), { code: codes[error.name] ?? "camera" });
  }
}

// Names are known once a camera was allowed.
export async function listCameras() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "videoinput").map((device, place) => ({
    id: device.deviceId,
    name: device.label || `Camera ${place + 1}`,
  }));
}

// A place for frames of at most 640 pixels in a direction, kept in plain memory since every frame is read.
export class Frames {
  #canvas = document.createElement("canvas");
  #context = this.#canvas.getContext("2d", { willReadFrequently: true });

  // The picture on the screen now, with the scale from the video's pixels to its own.
  take(video) {
    const scale = Math.min(1, 640 / Math.max(video.videoWidth, video.videoHeight));
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#context.drawImage(video, 0, 0, width, height);
    return this.#context.getImageData(0, 0, width, height);
  }
}
