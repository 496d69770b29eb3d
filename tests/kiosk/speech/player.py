"""A speech program that writes down instead of speaking: same options, text from stdin, and it takes its time.

player.py LOG SECONDS_PER_LETTER [OPTIONS …]; one JSON line when it begins, one when it has said everything. Like
espeak-ng it complains on stderr alone, and ends with 0, when there is no such sound device, and writes a file to stdout
when it is asked for one.
"""

import json
import os
import sys
import time

log, pace, *options = sys.argv[1:]
text = sys.stdin.buffer.read().decode()


def note(**entry):
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, (json.dumps(entry) + "\n").encode())
    os.close(handle)


note(began=text, options=options, pid=os.getpid())
if "absent" in options:
    sys.stderr.write(
        "ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM absent\nerror: No such file or directory\n"
    )
    sys.exit(0)
if "--stdout" in options:
    sys.stdout.buffer.write(bytes(44) + b"sound")
time.sleep(len(text) * float(pace))
note(said=text)
