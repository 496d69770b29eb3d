"""What instruments and cameras say of themselves when something is wrong."""

from typing import Final

from kiosk.language import S_

SENTENCES: Final = (
    S_("live"),
    S_("not connected since the start"),
    S_("disconnected"),
    S_("opening the port"),
    S_("connected, waiting for the first value"),
    S_("connected, warming up"),
    S_("connected, but silent for over {seconds} s; check its power and cable"),
    S_("switched off by the staff"),
    S_("unexpected fault ({error}); it is tried again by itself"),
    S_("{port} has fallen silent and leads elsewhere now; opening it anew."),
    S_("{port} is not connected; plug the instrument in, it is taken up again by itself."),
    S_("{port} is held by another program; close it (a serial monitor?), or find it with: fuser {same}"),
    S_(
        "{port} may not be opened by this user: add it to the group {group} with: sudo usermod -aG {same} "
        "$USER; then log in again."
    ),
    S_("{port} cannot be used as a serial port ({why}); check the path in the station file."),
    S_("{port} cannot be set up: {why}; correct baud in the station file."),
    S_("{port} is no serial port but a file; check the port in the station file."),
    S_("{port} is not open."),
    S_("The recording {file} is over; it starts again by itself."),
    S_("There is no driver {kind}; did you mean {known}?"),
    S_("There is no driver {kind}; known are {known}."),
    S_("Instrument {name}: {quantity} has the unknown unit {unit}; {hint}"),
    S_("Instrument {name}: baud {baud} is no speed; leave it out."),
    S_("{camera} is not connected; plug the camera in."),
    S_("{camera} is not connected since the start; plug the camera in or correct its source"),
    S_("{camera} is not there since the start; start the program that makes the camera's stream"),
    S_("{camera} has not been asked yet"),
    S_("starting the camera"),
    S_("connected, learning what the empty place looks like"),
    S_("{camera} was unplugged; it is taken up again when it is back."),
    S_("{camera} has stopped sending pictures; it is started again by itself."),
    S_("{camera} has sent no picture within {seconds} s; check its power and cable."),
    S_("{camera} may not be opened by this user; run: sudo usermod -aG video $USER, then log in again."),
    S_("{camera} is held by another program; close that one."),
    S_("{camera} gives no pictures; choose another one below /dev/v4l/by-id."),
    S_("Nobody answers at {camera}; start the camera's server or correct the source."),
    S_("Nobody answers at {camera} ({why}); start the camera's server or correct the source."),
    S_("{camera} answers with HTTP status {number}; correct the path of the source."),
    S_("{camera} is no MJPEG stream; give the address of the stream, not that of its page."),
    S_("{camera} has ended its stream; it is tried again by itself."),
    S_("{camera} sends pictures that cannot be read; restart the camera."),
    S_("{camera} cannot be read: {why}; start the camera's program."),
    S_(
        "{text} is no source of a camera: give a device (/dev/v4l/by-id/…), a stream of this machine "
        "(http://127.0.0.1:PORT/PATH) or a file with its address (mjpeg:FILE)."
    ),
    S_(
        "{text} is no stream of this machine: pictures of people do not travel over a network; run the "
        "camera's server here and give http://127.0.0.1:PORT/PATH."
    ),
    S_("The capture of {name} is not open."),
    S_("The capture of {name} cannot be started: {why}."),
    S_("The capture of {name} was ended, it does not speak as agreed: {why}"),
    S_("connected, listening"),
)
