from conseil_mobilite.domain.reference.code_lists import CodeList


def age_band(age: int | None, bands: CodeList) -> str:
    """Return the code of the band of an age in years; None is an age that is not known.

    `bands` is the list `age_bands`: `from` is the first age included, `below` the first excluded.
    """
    for band in bands:
        if age is None:
            if band.flag("unknown"):
                return band.code
        elif not band.flag("unknown") and _holds(band.number("from"), band.number("below"), age):
            return band.code
    raise ValueError(f"no age band for {age}")


def _holds(first: int | None, below: int | None, age: int) -> bool:
    return (first is None or first <= age) and (below is None or age < below)
