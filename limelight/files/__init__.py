"""Files and media: kept behind opaque handles, served by rule, fetched with care."""
