"""What is measured in a workshop, on the screen: files of kits, the map, one's own, dealing anew, side by side."""

from devices.reading import Quality, Reading
from kiosk.workshop import commands


def brings_back(opened, tmp_path, lines):
    """A kit's file lies in the folder, and the host reads it in at the desk."""
    visitor = opened.visitor
    house = visitor.theatre.house
    house.exchange.mkdir(parents=True, exist_ok=True)
    path = house.exchange / "koffer.csv"
    path.write_text("Koffer;Zeit;Wert;Ort\n" + "\n".join(lines), "utf-8")
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Mehr für die Leitung", "Messung", "Einlesen")
    path.unlink()


def test_a_kits_file_becomes_a_map_and_ones_own_measurement_by_touch(opened, tmp_path):
    visitor = opened.visitor
    opened.guests(3)
    opened.does(lambda: commands.start_campaign(opened.workshop, "temperature", "Cel", {"K1": "green"}))
    usual = [f"K1;23.11.2026 10:{minute:02};{21 + minute % 3 / 10:.1f};Hörde" for minute in range(10)]
    brings_back(opened, tmp_path, [*usual, "K1;23.11.2026 11:00;38;Hörde", "K2;23.11.2026 11:00;18;Eving", "K2;nie;1;"])
    assert visitor.sees("12 neue Werte")
    assert visitor.sees("Zeile 14")
    assert visitor.sees("Was wo gemessen wurde")
    visitor.touches("Zurück zur Uhr")
    opened.begins("ansehen")
    visitor.touches("Karte")
    assert visitor.sees("Tippen Sie auf einen Ort")
    visitor.touches("Hörde")
    assert visitor.sees("n = 11, von 21,0 °C bis 38,0 °C")
    assert visitor.sees("1 Wert liegt weit")
    visitor.touches("Mengede")
    assert visitor.sees("Noch kein Wert.")
    visitor.touches("Fertig", "Meine Messung", "K2")
    assert visitor.sees("18,0")


def test_the_host_deals_an_instrument_anew_while_it_measures(opened):
    visitor = opened.visitor
    opened.guests(3)
    opened.does(lambda: commands.start_campaign(opened.workshop, "temperature", "Cel", {"raum": "", "K1": "green"}))
    heard(visitor, opened.runner, {"raum": 20.0, "K1": 21.0})
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Mehr für die Leitung", "Messung")
    line = next(each for each in visitor.everything() if getattr(each, "words", "") == "K1" and hasattr(each, "key"))
    visitor.touches_at(*line.key.to_window(*line.key.center))
    visitor.comes_to_rest()
    assert visitor.sees("Wem gehört K1 ab jetzt?")
    visitor.touches("Rot", "Hörde")
    assert [(each.get("group"), each.get("stop")) for each in opened.recorded("assigned")] == [
        ("red", None),
        ("red", "hoerde"),
    ]
    assert visitor.sees("Rot · Hörde")
    heard(visitor, opened.runner, {"K1": 23.0})
    opened.does(lambda: commands.end_campaign(opened.workshop))
    assert [(each["instrument"], each.get("group"), each.get("stop")) for each in opened.recorded("measured")][-1] == (
        "K1",
        "red",
        "hoerde",
    )
    assert not visitor.sees("Wem gehört")


def test_side_by_side_the_desk_tells_how_far_each_instrument_is_off(opened):
    visitor = opened.visitor
    heard(visitor, opened.runner, {"koffer-1": 21.5, "raum": 21.0})
    opened.begins("nebeneinander")
    for minute in range(3):
        visitor.waits(20)
        heard(visitor, opened.runner, {"koffer-1": 21.5 + minute / 10, "raum": 21.0 + minute / 10})
    opened.begins("messgang")
    [offset] = opened.recorded("offset")
    assert (offset["instrument"], round(offset["offset"], 2), offset["reference"]) == ("koffer-1", -0.5, "raum")
    visitor.holds("Leitung: zum Öffnen")
    visitor.touches("Mehr für die Leitung", "Messung")
    assert visitor.sees("-0,50") or visitor.sees("−0,50")


def heard(visitor, runner, values):
    """Instruments say something now."""
    now = visitor.theatre.time.wall()
    for name, value in values.items():
        runner.series.add(Reading("temperature", value, "Cel", now, now, name, Quality.OK))
    visitor.waits(0.3)
