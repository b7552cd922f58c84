/** A model on a canvas, lit from where one looks; drawn when something has changed, not all the time. */
import {
  AnimationMixer, Box3, DirectionalLight, HemisphereLight, MathUtils, Mesh, PerspectiveCamera, PMREMGenerator, Scene, Sphere, Spherical, Timer, Vector3, WebGLRenderer, type Material, type Object3D, type Texture,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import { read, shownAs } from "./read";
import type { Splats } from "./splats";

export interface ViewLook {
  display_mode: "solid" | "point_cloud" | "wireframe" | null;
  clear_color: number[] | null;
  camera_position: (number | null)[];
  zoom_speed: number;
  pan_speed: number;
}

export class Viewer {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(45, 1, 0.01, 100);
  readonly #controls: OrbitControls;
  readonly #watch: ResizeObserver;
  #object: Object3D | null = null;
  #mixer: AnimationMixer | null = null;
  readonly #timer = new Timer();
  #frame = 0;

  /** Throws where there is no WebGL. */
  constructor(private readonly host: HTMLElement, private look: ViewLook, onturn: () => void) {
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true, preserveDrawingBuffer: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#renderer.domElement.className = "ll-model-canvas";
    host.append(this.#renderer.domElement);
    const lamp = new DirectionalLight(0xffffff, 1.8);
    lamp.position.set(0.5, 1, 1);
    this.#camera.add(lamp);
    this.#scene.add(this.#camera, new HemisphereLight(0xffffff, 0x6a7078, 0.9));
    this.#controls = new OrbitControls(this.#camera, this.#renderer.domElement);
    this.#controls.addEventListener("change", () => this.#soon());
    this.#controls.addEventListener("end", onturn);
    this.#watch = new ResizeObserver(() => this.#fit());
    this.#watch.observe(host);
    this.#fit();
  }

  /** Shows the model of a file. Throws what the reader says of one it cannot read. */
  async show(data: ArrayBuffer, suffix: string): Promise<void> {
    const { object, clips } = await read(data, suffix);
    this.#clear();
    const mode = this.look.display_mode;
    this.#object = mode && mode !== "solid" ? shownAs(object, mode) : object;
    this.#scene.add(this.#object);
    if (suffix.startsWith(".gl")) this.#furnish();
    if (clips.length && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.#mixer = new AnimationMixer(object);
      this.#mixer.clipAction(clips[0]!).play();
    }
    this.reset();
  }

  /** Looks at all of it again, from where the author said. */
  reset(): void {
    const box = this.#object ? boxOf(this.#object) : new Box3();
    const sphere = box.isEmpty() ? new Sphere(new Vector3(), 1) : box.getBoundingSphere(new Sphere());
    const radius = sphere.radius || 1;
    const narrow = Math.min(1, this.#camera.aspect || 1);
    const [around, down, far] = this.look.camera_position;
    const distance = far ?? (radius / Math.sin(MathUtils.degToRad(this.#camera.fov / 2)) / narrow) * 1.02;
    const [alpha, beta] = [MathUtils.degToRad(around ?? 65), MathUtils.degToRad(Math.min(179, Math.max(1, down ?? 72)))];
    this.#controls.target.copy(sphere.center);
    this.#camera.position.set(Math.cos(alpha) * Math.sin(beta), Math.cos(beta), Math.sin(alpha) * Math.sin(beta)).multiplyScalar(distance).add(sphere.center);
    this.#camera.near = Math.max(distance / 1000, 1e-5);
    this.#camera.far = distance * 20 + radius * 20;
    this.#camera.updateProjectionMatrix();
    this.#controls.zoomSpeed = this.look.zoom_speed;
    this.#controls.panSpeed = this.look.pan_speed;
    this.#controls.update();
    this.#soon();
  }

  /** Turns by degrees around and down, as a drag would. */
  turn(around: number, down: number): void {
    const offset = this.#camera.position.clone().sub(this.#controls.target);
    const at = new Spherical().setFromVector3(offset);
    at.theta -= MathUtils.degToRad(around);
    at.phi = Math.min(Math.PI - 0.02, Math.max(0.02, at.phi - MathUtils.degToRad(down)));
    this.#camera.position.copy(this.#controls.target).add(offset.setFromSpherical(at));
    this.#controls.update();
  }

  /** Comes nearer by a factor above 1, goes away by one below. */
  zoom(by: number): void {
    const offset = this.#camera.position.clone().sub(this.#controls.target);
    this.#camera.position.copy(this.#controls.target).add(offset.divideScalar(by));
    this.#controls.update();
  }

  /** Moves what is looked at by shares of the view. */
  move(right: number, up: number): void {
    const reach = this.#camera.position.distanceTo(this.#controls.target) * this.look.pan_speed;
    const step = new Vector3(right * reach, up * reach, 0).applyQuaternion(this.#camera.quaternion);
    this.#camera.position.add(step);
    this.#controls.target.add(step);
    this.#controls.update();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#watch.disconnect();
    this.#controls.dispose();
    this.#clear();
    this.#scene.environment?.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
  }

  #clear(): void {
    delete this.host.dataset["drawn"];
    this.#mixer = null;
    this.#object?.removeFromParent();
    this.#object?.traverse(freed);
    this.#object = null;
  }

  /** A room that metal mirrors; without one it is black. */
  #furnish(): void {
    const generator = new PMREMGenerator(this.#renderer);
    this.#scene.environment ??= generator.fromScene(new RoomEnvironment(), 0.04, 0.1, 100, { size: 64 }).texture;
    this.#scene.environmentIntensity = 0.6;
    generator.dispose();
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (!width || !height) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#soon();
  }

  #soon(): void {
    if (!this.#frame) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = 0;
    const [red, green, blue, opacity] = this.look.clear_color ?? [0, 0, 0, 0];
    this.#renderer.setClearColor((Math.round(red! * 255) << 16) | (Math.round(green! * 255) << 8) | Math.round(blue! * 255), opacity);
    this.#timer.update(now);
    this.#mixer?.update(this.#timer.getDelta());
    (this.#object as Partial<Pick<Splats, "prepare">> | null)?.prepare?.(this.#renderer, this.#camera);
    this.#renderer.render(this.#scene, this.#camera);
    if (this.#object) this.host.dataset["drawn"] = "";
    if (this.#mixer && this.host.isConnected) this.#soon();
  }
}

/** Splats know their box themselves; of everything else it is found. */
function boxOf(object: Object3D): Box3 {
  object.updateMatrixWorld(true);
  const own = (object as Mesh).geometry?.boundingBox;
  return own ? own.clone().applyMatrix4(object.matrixWorld) : new Box3().setFromObject(object);
}

function freed(one: Object3D): void {
  const { geometry, material } = one as Mesh;
  geometry?.dispose();
  for (const each of [material].flat() as (Material | undefined)[]) {
    if (!each) continue;
    for (const value of Object.values(each)) if ((value as Texture | null)?.isTexture) (value as Texture).dispose();
    each.dispose();
  }
}
