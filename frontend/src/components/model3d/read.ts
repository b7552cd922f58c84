/** Files of models as objects to draw; the reader of each kind is fetched when one comes. */
import { BufferGeometry, Color, Group, Mesh, MeshStandardMaterial, Points, PointsMaterial, type AnimationClip, type Object3D } from "three";

export interface Read {
  object: Object3D;
  clips: AnimationClip[];
}

export const SUFFIXES = [".glb", ".gltf", ".obj", ".stl", ".ply", ".splat"];

/** Throws what the reader says of a file it cannot read. */
export async function read(data: ArrayBuffer, suffix: string): Promise<Read> {
  if (suffix === ".glb" || suffix === ".gltf") {
    const { GLTFLoader } = await import("three/addons/loaders/GLTFLoader.js");
    const gltf = await new GLTFLoader().parseAsync(data, "");
    return { object: gltf.scene, clips: gltf.animations };
  }
  if (suffix === ".splat") return still(await splatsOf(data));
  if (suffix === ".obj") {
    const { OBJLoader } = await import("three/addons/loaders/OBJLoader.js");
    const object = new OBJLoader().parse(new TextDecoder().decode(data));
    object.traverse((one) => {
      if (one instanceof Mesh) one.material = plain(one.geometry as BufferGeometry);
    });
    return still(object);
  }
  if (suffix === ".stl") {
    const { STLLoader } = await import("three/addons/loaders/STLLoader.js");
    const geometry = new STLLoader().parse(data);
    return still(upright(new Mesh(geometry, plain(geometry))));
  }
  const { isSplats, readSplats } = await import("./splat-ply");
  if (isSplats(data)) return still(await drawnSplats(readSplats(data)));
  const { PLYLoader } = await import("three/addons/loaders/PLYLoader.js");
  const geometry = new PLYLoader().parse(data);
  if (!geometry.index) return still(upright(new Points(geometry, dots(geometry))));
  if (!geometry.getAttribute("normal")) geometry.computeVertexNormals();
  return still(upright(new Mesh(geometry, plain(geometry))));
}

/** The same object as points, or as lines. */
export function shownAs(object: Object3D, mode: "point_cloud" | "wireframe"): Object3D {
  const group = new Group();
  object.updateMatrixWorld(true);
  object.traverse((one) => {
    if (!(one instanceof Mesh)) return;
    if (mode === "wireframe") {
      for (const material of [one.material].flat()) (material as MeshStandardMaterial).wireframe = true;
      return;
    }
    const points = new Points(one.geometry as BufferGeometry, dots(one.geometry as BufferGeometry, (one.material as MeshStandardMaterial).color));
    points.applyMatrix4(one.matrixWorld);
    group.add(points);
  });
  return mode === "point_cloud" && group.children.length ? group : object;
}

function still(object: Object3D): Read {
  return { object, clips: [] };
}

/** Models for printing and scans stand along z. */
function upright(object: Object3D): Object3D {
  object.rotation.x = -Math.PI / 2;
  return object;
}

function plain(geometry: BufferGeometry): MeshStandardMaterial {
  if (!geometry.getAttribute("normal")) geometry.computeVertexNormals();
  const hasColors = geometry.hasAttribute("color");
  return new MeshStandardMaterial({ color: hasColors ? 0xffffff : 0xb9c2cc, vertexColors: hasColors, roughness: 0.65, metalness: 0.05, side: 2 });
}

function dots(geometry: BufferGeometry, color?: Color): PointsMaterial {
  const hasColors = geometry.hasAttribute("color");
  return new PointsMaterial({ size: 2, sizeAttenuation: false, vertexColors: hasColors, color: hasColors ? 0xffffff : (color ?? 0x8a96a3) });
}

async function splatsOf(data: ArrayBuffer): Promise<Object3D> {
  const { unpack } = await import("./splat-ply");
  return drawnSplats(unpack(data));
}

async function drawnSplats(splats: import("./splats").SplatData): Promise<Object3D> {
  const { Splats } = await import("./splats");
  return new Splats(splats);
}
