/**
 * Gaussian splats: each a soft disc, as wide as its covariance looks from here, drawn from the farthest on.
 *
 * Our own, because the known libraries bring WebAssembly, which the page's policy does not let run.
 */
import {
  Box3, BufferAttribute, DoubleSide, InstancedBufferAttribute, InstancedBufferGeometry, Matrix4, Mesh, ShaderMaterial, Sphere, Vector2, Vector3, type Camera, type WebGLRenderer,
} from "three";

export interface SplatData {
  count: number;
  centers: Float32Array;
  /** Red, green, blue and opacity. */
  colors: Uint8Array;
  spreads: Float32Array;
}

const VERTEX = /* glsl */ `
  attribute vec3 center; attribute vec4 color; attribute vec3 spread1; attribute vec3 spread2;
  uniform vec2 viewport; uniform vec2 focal;
  varying vec4 vColor; varying vec2 vAt;
  void main() {
    vec4 seen = modelViewMatrix * vec4(center, 1.0);
    vec4 clip = projectionMatrix * seen;
    if (seen.z > -0.05 || abs(clip.x) > 1.3 * clip.w || abs(clip.y) > 1.3 * clip.w) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); return; }
    mat3 sigma = mat3(spread1.x, spread1.y, spread1.z, spread1.y, spread2.x, spread2.y, spread1.z, spread2.y, spread2.z);
    mat3 jacobian = mat3(focal.x / seen.z, 0.0, -(focal.x * seen.x) / (seen.z * seen.z), 0.0, focal.y / seen.z, -(focal.y * seen.y) / (seen.z * seen.z), 0.0, 0.0, 0.0);
    mat3 t = transpose(mat3(modelViewMatrix)) * jacobian;
    mat3 flat2 = transpose(t) * sigma * t;
    float a = flat2[0][0] + 0.3; float b = flat2[0][1]; float d = flat2[1][1] + 0.3;
    float middle = 0.5 * (a + d);
    float apart = length(vec2(0.5 * (a - d), b));
    float large = middle + apart; float small = max(middle - apart, 0.1);
    vec2 along = abs(b) < 1e-6 ? (a >= d ? vec2(1.0, 0.0) : vec2(0.0, 1.0)) : normalize(vec2(b, large - a));
    vec2 major = min(sqrt(2.0 * large), 1024.0) * along;
    vec2 minor = min(sqrt(2.0 * small), 1024.0) * vec2(along.y, -along.x);
    vColor = color; vAt = position.xy;
    gl_Position = vec4(clip.xy / clip.w + (position.x * major + position.y * minor) * 2.0 / viewport, clip.z / clip.w, 1.0);
  }`;
const FRAGMENT = /* glsl */ `
  varying vec4 vColor; varying vec2 vAt;
  void main() {
    float far = dot(vAt, vAt);
    if (far > 4.0) discard;
    gl_FragColor = vec4(vColor.rgb, vColor.a * exp(-far));
  }`;

export class Splats extends Mesh<InstancedBufferGeometry, ShaderMaterial> {
  readonly #data: SplatData;
  readonly #seen = new Vector3();

  constructor(data: SplatData) {
    super(new InstancedBufferGeometry(), new ShaderMaterial({
      vertexShader: VERTEX, fragmentShader: FRAGMENT, transparent: true, depthWrite: false, toneMapped: false, side: DoubleSide,
      uniforms: { viewport: { value: new Vector2() }, focal: { value: new Vector2() } },
    }));
    this.#data = data;
    const { geometry } = this;
    geometry.setAttribute("position", new BufferAttribute(new Float32Array([-2, -2, 0, 2, -2, 0, 2, 2, 0, -2, 2, 0]), 3));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    geometry.setAttribute("center", new InstancedBufferAttribute(new Float32Array(3 * data.count), 3));
    geometry.setAttribute("color", new InstancedBufferAttribute(new Uint8Array(4 * data.count), 4, true));
    geometry.setAttribute("spread1", new InstancedBufferAttribute(new Float32Array(3 * data.count), 3));
    geometry.setAttribute("spread2", new InstancedBufferAttribute(new Float32Array(3 * data.count), 3));
    geometry.instanceCount = data.count;
    geometry.boundingBox = boxOf(data.centers);
    geometry.boundingSphere = geometry.boundingBox.getBoundingSphere(new Sphere());
    // Training sees the world upside down.
    this.rotation.x = Math.PI;
    this.frustumCulled = false;
  }

  /** To be called before each drawing: what is set while drawing would be seen one drawing later. */
  prepare(renderer: WebGLRenderer, camera: Camera): void {
    camera.updateMatrixWorld();
    this.updateMatrixWorld();
    const size = renderer.getDrawingBufferSize(new Vector2());
    const { viewport, focal } = this.material.uniforms as Record<"viewport" | "focal", { value: Vector2 }>;
    viewport.value.copy(size);
    focal.value.set((camera.projectionMatrix.elements[0]! * size.x) / 2, (camera.projectionMatrix.elements[5]! * size.y) / 2);
    const view = new Matrix4().multiplyMatrices(camera.matrixWorldInverse, this.matrixWorld).elements;
    const direction = new Vector3(view[2], view[6], view[10]).normalize();
    if (direction.distanceTo(this.#seen) < 0.02) return;
    this.#seen.copy(direction);
    this.#fill(farthestFirst(this.#data.centers, direction));
  }

  #fill(order: Uint32Array): void {
    const { centers, colors, spreads } = this.#data;
    const { center, color, spread1, spread2 } = this.geometry.attributes as Record<string, InstancedBufferAttribute>;
    order.forEach((from, to) => {
      for (let k = 0; k < 3; k++) {
        center!.array[3 * to + k] = centers[3 * from + k]!;
        spread1!.array[3 * to + k] = spreads[6 * from + k]!;
        spread2!.array[3 * to + k] = spreads[6 * from + 3 + k]!;
      }
      for (let k = 0; k < 4; k++) color!.array[4 * to + k] = colors[4 * from + k]!;
    });
    for (const one of [center, color, spread1, spread2]) one!.needsUpdate = true;
  }
}

/** Their places from the farthest on, by counting: as quick for a million as sorting is for some thousands. */
function farthestFirst(centers: Float32Array, direction: Vector3): Uint32Array {
  const count = centers.length / 3;
  const depths = new Float32Array(count);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const depth = centers[3 * i]! * direction.x + centers[3 * i + 1]! * direction.y + centers[3 * i + 2]! * direction.z;
    depths[i] = depth;
    if (depth < low) low = depth;
    if (depth > high) high = depth;
  }
  const steps = 65_535;
  const starts = new Uint32Array(steps + 2);
  const scale = steps / (high - low || 1);
  for (let i = 0; i < count; i++) starts[((depths[i]! - low) * scale | 0) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[starts[(depths[i]! - low) * scale | 0]!++] = i;
  return order;
}

/** What most splats lie in: a few stray ones far off would make the rest a dot. */
function boxOf(centers: Float32Array): Box3 {
  const box = new Box3();
  const every = Math.max(1, Math.floor(centers.length / 3 / 20_000));
  const axes: number[][] = [[], [], []];
  for (let i = 0; i < centers.length / 3; i += every) for (let k = 0; k < 3; k++) axes[k]!.push(centers[3 * i + k]!);
  axes.forEach((all) => all.sort((a, b) => a - b));
  const at = (share: number) => axes.map((all) => all[Math.floor((all.length - 1) * share)]!) as [number, number, number];
  return box.set(new Vector3(...at(0.05)), new Vector3(...at(0.95)));
}
