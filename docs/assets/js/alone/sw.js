/* Serves what the reader saved, when the network does not answer. It is registered only when a
 * reader asks to save something, stores nothing itself, and asks nobody on its own.
 *
 * A copy is a cache of its own, named after the place of the site, the language and the version.
 * It counts only once its record stands in it: the page writes that last, so a copy is whole or
 * it is not there. The newest whole copy answers. */
const SCOPE = new URL(self.registration.scope);
const PREFIX = `saved ${SCOPE.pathname} `;
const RECORD = new URL("offline/record.json", SCOPE).href;
/* How long a slow network may take before the saved copy is shown, in milliseconds. */
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const copies = async () => {
  const whole = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const copy = await caches.open(name);
    const record = await copy.match(RECORD);
    if (record) whole.unshift({ copy, record });
  }
  return whole;
};

/* "/a/b/index.html" and "/a/b" are what "/a/b/" is. */
const key = (address) => {
  const url = new URL(address);
  const path = url.pathname.replace(/\/index\.html$/, "/");
  return url.origin + (/\/[^/.]+$/.test(path) ? `${path}/` : path);
};

/* A page from the store says so, and of which day it is: the line stands in every page, hidden and
 * without a day, so that a page does not change with the days on which the site is built. */
const dated = async (found, { language, made }) => {
  if (!(found.headers.get("content-type") || "").startsWith("text/html")) return found;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(made));
  const text = (await found.text()).replace(/(class="saved-copy") hidden([^]*?)\{day\}/, `$1$2${day}`);
  return new Response(text, { headers: found.headers });
};

const stored = async (address) => {
  for (const { copy, record } of await copies()) {
    const found = await copy.match(key(address));
    if (found) return dated(found, await record.json());
  }
};

/* What to do about a page that is not saved stands on a page that always is, in its language if it can. */
const explained = async (address) => {
  const inside = new URL(address).pathname.slice(SCOPE.pathname.length);
  const records = await Promise.all((await copies()).map(({ record }) => record.json()));
  const record =
    records.find(({ language }) => inside.startsWith(`${language}/`)) ||
    records.find(({ language, page }) => !page.startsWith(`${language}/`)) ||
    records[0];
  if (!record || inside.startsWith(record.page)) return Response.error();
  return Response.redirect(new URL(`${record.page}#nu-este-salvata`, SCOPE), 302);
};

const inTime = (request) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("slow")), PATIENCE);
  fetch(request).then(resolve, reject);
});

/* What is on the network, if it comes in time; a server that is ill is as good as none. */
const newest = (request, saved) => inTime(request).then((answer) => (answer.status < 500 ? answer : saved), () => saved);

const page = async (request) => {
  const saved = await stored(request.url);
  return saved ? newest(request, saved) : fetch(request).catch(() => explained(request.url));
};

/* What is searched goes with the pages of its day. */
const index = async (request) => {
  const saved = await stored(request.url);
  return saved ? newest(request, saved) : fetch(request);
};

/* The name of an asset changes with its content: the one in the store is right. */
const asset = async (request) => (await stored(request.url)) || fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith(`${SCOPE.pathname}assets/`)) event.respondWith(asset(request));
  else if (url.pathname.startsWith(`${SCOPE.pathname}search/`)) event.respondWith(index(request));
});
