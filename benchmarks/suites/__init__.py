"""One file per thing that is measured; each has `measure(side, browser) -> dict of figures`."""
