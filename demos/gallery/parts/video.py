"""A film: uploaded, recorded with the camera, trimmed, or played."""

import limelight as gr


def empty():
    """It says how a film gets in."""
    gr.Video(label="Clip", interactive=True)


def only_filmed():
    """From the camera alone, with its sound."""
    gr.Video(label="Say it to the camera", sources="webcam", include_audio=True, interactive=True)


def played():
    """A path or an address."""
    gr.Video(_film(), label="Result", interactive=False, height=240)


def for_every_browser():
    """Always mp4, whatever was sent; that takes ffmpeg."""
    gr.PlayableVideo(label="Upload", interactive=True)


def waiting():
    """Before there is a result."""
    gr.Video(label="Result", interactive=False)


def _film():
    from limelight.components.video import FILM

    return FILM
