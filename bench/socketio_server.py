"""What ours is measured beside: as small as Flask-SocketIO can be, one process on gevent.

python -m bench.socketio_server PORT

POST /publish sends its body to all who are connected.
"""

from gevent import monkey

monkey.patch_all()

import resource  # noqa: E402
import sys  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", cors_allowed_origins="*")


@app.post("/publish")
def publish() -> tuple[str, int]:
    socketio.emit("frame", request.get_data(as_text=True))
    return "", 204


if __name__ == "__main__":
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
