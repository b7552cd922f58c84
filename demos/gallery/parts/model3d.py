"""A model in three dimensions: meshes, points or splats."""

import tempfile
from pathlib import Path

import numpy as np

import limelight as gr


def _torus(around=48, across=24):
    u, v = np.meshgrid(np.arange(around) / around * 2 * np.pi, np.arange(across) / across * 2 * np.pi, indexing="ij")
    ring = 1 + 0.4 * np.cos(v)
    corners = np.stack([ring * np.cos(u), 0.4 * np.sin(v), ring * np.sin(u)], -1).reshape(-1, 3)
    lines = [f"v {x:.4f} {y:.4f} {z:.4f}" for x, y, z in corners]
    for i in range(around):
        for j in range(across):
            here, right = i * across, (i + 1) % around * across
            up = (j + 1) % across
            lines.append(f"f {here + j + 1} {here + up + 1} {right + up + 1} {right + j + 1}")
    path = Path(tempfile.gettempdir()) / "limelight-torus.obj"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def mesh():
    """Drag or press arrow keys to turn it, scroll or press + and - to zoom."""
    gr.Model3D(_torus(), label="Torus")


def wireframe():
    """The same as lines, on a ground of its own."""
    gr.Model3D(_torus(), label="Lines", display_mode="wireframe", clear_color=(0.1, 0.12, 0.16, 1))


def empty():
    """It says which files it takes."""
    gr.Model3D(label="Your model", interactive=True)
