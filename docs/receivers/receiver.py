import base64, hashlib, hmac, os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit

ORIGIN = "https://crm.example.com"  # of the registered URL
MAX_BODY = 65_536  # an event is much smaller
AUTH_TOKEN, PORT = os.environ["AUTH_TOKEN"].encode(), int(os.environ.get("PORT", 3000))

class Receiver(BaseHTTPRequestHandler):
    def receive(self):
        length = int(self.headers.get("Content-Length", 0))
        if not 0 <= length <= MAX_BODY:
            return self.send_error(413)
        body = self.rfile.read(length).decode()
        form = sorted(parse_qsl(body, keep_blank_values=True))
        target = self.requestline.split()[1]  # self.path can differ from it
        signed = ORIGIN + target + "".join(name + value for name, value in form)
        expected = base64.b64encode(hmac.new(AUTH_TOKEN, signed.encode(), hashlib.sha1).digest())
        is_twilio = hmac.compare_digest(self.headers.get("X-Twilio-Signature", "").encode(), expected)
        self.send_response(204 if is_twilio else 403)
        self.end_headers()
        if is_twilio:  # the query has the parameters of a GET
            print(dict(form or parse_qsl(urlsplit(target).query)), flush=True)
    do_GET = do_POST = receive

server = HTTPServer(("127.0.0.1", PORT), Receiver)
print(f"Waiting for events on port {PORT}", flush=True)
server.serve_forever()
