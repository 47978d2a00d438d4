/* Saves chosen sections of the site on this device, and forgets them again.
 *
 * Nothing is registered or stored before the reader presses the button. Every file is compared
 * with its SHA-256 in the manifest before it is kept, so what a cut or a fault damaged never is.
 * What has arrived stays in the cache of the new copy and is not asked for again; the record that
 * makes the copy count is written last, and only then does the old copy go. */
(() => {
  const form = document.querySelector("form.offline");
  if (!form) return;
  const possible = window.isSecureContext && "serviceWorker" in navigator && "caches" in window && crypto.subtle;
  if (!possible) return;

  const root = new URL(form.dataset.root, location.href);
  const manifests = JSON.parse(form.dataset.manifests);
  const words = JSON.parse(form.dataset.words);
  const PREFIX = `saved ${root.pathname} `;
  const RECORD = new URL("offline/record.json", root).href;
  const HASH = "x-sha256";
  /* Seconds between attempts while the network is away; then the reader is asked. */
  const WAITS = [1, 2, 4, 8, 15, 30, 60];

  const language = document.documentElement.lang;
  const within = (selector) => form.querySelector(selector);
  const button = (name) => within(`[data-does=${name}]`);
  const sections = [...form.querySelectorAll("[name=section]")];
  const progress = within("progress");

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  const say = (name, values = {}) => { within(".offline__message").textContent = name ? fill(words[name], values) : ""; };
  const size = (bytes) => {
    const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
    return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
  };
  const day = (date) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const chosenLanguage = () => within("[name=language]:checked").value;
  const chosen = () => sections.filter((box) => box.checked && !box.disabled).map((box) => box.value);

  /* ---- what is on this device ---- */

  const copies = async () => {
    const found = [];
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX)) continue;
      const copy = await caches.open(name);
      const record = await copy.match(RECORD);
      found.unshift({ name, copy, record: record && (await record.json()) });
    }
    return found;
  };

  const forget = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(names.map((name) => caches.delete(name)));
    const registration = await navigator.serviceWorker.getRegistration(root.href);
    if (registration?.scope === root.href) await registration.unregister();
  };

  /* ---- what the site has ---- */

  class Damaged extends Error {}
  class Stopped extends Error {}
  let stop = null;

  const get = async (place) => {
    const response = await fetch(new URL(place, root), { cache: "no-store", credentials: "omit", signal: stop?.signal });
    if (response.status >= 500) throw new TypeError("the server cannot answer now");
    if (!response.ok || response.redirected) throw new Damaged(place);
    return { body: await response.arrayBuffer(), type: response.headers.get("content-type") };
  };

  const pause = (seconds) => new Promise((resolve) => {
    const ended = () => { clearTimeout(timer); removeEventListener("online", ended); resolve(); };
    const timer = setTimeout(ended, seconds * 1000);
    addEventListener("online", ended);
    stop?.signal.addEventListener("abort", ended);
  });

  /* Asks again after a cut, which `fetch` tells as a TypeError; an answer that is wrong is not asked for again here. */
  const persistently = async (ask) => {
    for (let attempt = 0; ; attempt += 1) {
      if (stop?.signal.aborted) throw new Stopped();
      try {
        return await ask();
      } catch (error) {
        if (stop?.signal.aborted) throw new Stopped();
        if (!(error instanceof TypeError) || attempt === WAITS.length) throw error;
        say("waiting");
        await pause(WAITS[attempt]);
      }
    }
  };

  const manifest = async (code) => JSON.parse(new TextDecoder().decode((await get(manifests[code])).body));

  /* The bytes of a file as the manifest has them; a fault on the way is given a second chance. */
  const verified = async (place, hash) => {
    for (let chance = 2; chance; chance -= 1) {
      const { body, type } = await persistently(() => get(place));
      if (hex(await crypto.subtle.digest("SHA-256", body)) === hash) {
        return new Response(body, { headers: { "content-type": type, [HASH]: hash } });
      }
    }
    throw new Damaged(place);
  };

  const kept = async (others, address, hash) => {
    for (const { copy } of others) {
      const found = await copy.match(address);
      if (found?.headers.get(HASH) === hash) return found;
    }
  };

  const placesOf = (plan, names) => [...new Set([...plan.always, ...names.flatMap((name) => plan.choices[name] || [])])];
  const bytesOf = (plan, places) => places.reduce((sum, place) => sum + plan.files[place][0], 0);

  /* A site that was published anew meanwhile has other files: then everything begins with its new manifest. */
  const save = async (code, names, plan) => {
    try {
      await saveAll(plan, names);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      const now = await persistently(() => manifest(code));
      if (now.version === plan.version) throw error;
      await save(code, names, now);
    }
  };

  const saveAll = async (plan, names) => {
    const places = placesOf(plan, names);
    const name = `${PREFIX}${plan.language} ${plan.version} ${names.join(",")}`;
    const others = (await copies()).filter((copy) => copy.name !== name);
    const copy = await caches.open(name);
    const all = bytesOf(plan, places);
    let done = 0;
    for (const place of places) {
      const [bytes, hash] = plan.files[place];
      const address = new URL(place, root).href;
      if (stop.signal.aborted) throw new Stopped();
      if (!(await copy.match(address))) {
        await copy.put(address, (await kept(others, address, hash)) || (await verified(place, hash)));
      }
      done += bytes;
      progress.value = Math.floor((100 * done) / all);
      say("saving", { percent: progress.value });
    }
    const { language: code, made, version, page } = plan;
    const record = { language: code, made, version, page, sections: names };
    await copy.put(RECORD, new Response(JSON.stringify(record), { headers: { "content-type": "application/json" } }));
    const old = others.filter((other) => other.name.startsWith(`${PREFIX}${code} `));
    await Promise.all(old.map((other) => caches.delete(other.name)));
  };

  /* ---- the form ---- */

  let plan = null;

  const title = (name) => {
    const box = sections.find((each) => each.value === name);
    return box ? box.parentNode.querySelector(".offline__name").textContent : name;
  };

  const showTotal = () => {
    const names = chosen();
    within(".offline__total").textContent = plan && names.length ? fill(words.total, { size: size(bytesOf(plan, placesOf(plan, names))) }) : "";
  };

  const showState = async () => {
    const here = (await copies()).filter(({ record }) => record);
    const lines = here.map(({ record }) => fill(words.saved, {
      language: within(`[value=${record.language}] + span`).textContent,
      day: day(record.made),
      sections: record.sections.map(title).join(", "),
    }));
    const newer = plan && here.some(({ record }) => record.language === plan.language && record.version !== plan.version);
    within(".offline__state").textContent = [...(lines.length ? lines : [words.none]), ...(newer ? [words.newer] : [])].join(" ");
    button("forget").hidden = !(await caches.keys()).some((name) => name.startsWith(PREFIX));
    return here;
  };

  const showSections = async () => {
    plan = await manifest(chosenLanguage()).catch(() => null);
    const here = (await showState()).find(({ record }) => record.language === chosenLanguage());
    for (const box of sections) {
      const files = plan?.choices[box.value];
      const label = box.parentNode;
      const name = label.querySelector(".offline__name");
      label.hidden = box.disabled = !files;
      if (!files) continue;
      if (plan.choices[box.value.replace("-sensitive", "")] && box.value.endsWith("-sensitive")) name.textContent = name.dataset.rest;
      label.querySelector(".offline__size").textContent = size(bytesOf(plan, files));
      box.checked = here ? here.record.sections.includes(box.value) : false;
    }
    button("save").disabled = !plan;
    showTotal();
  };

  const reason = (error) => {
    if (error instanceof Stopped || error.name === "AbortError") return "stopped";
    if (error instanceof Damaged) return "damaged";
    return error.name === "QuotaExceededError" ? "full" : "failed";
  };

  const busy = (on) => {
    progress.hidden = !on;
    button("stop").hidden = !on;
    button("save").disabled = on;
    for (const field of form.querySelectorAll("fieldset")) field.disabled = on;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const names = chosen();
    if (!names.length) return say("nothing");
    stop = new AbortController();
    progress.value = 0;
    busy(true);
    try {
      await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
      await save(chosenLanguage(), names, await persistently(() => manifest(chosenLanguage())));
      say("done");
    } catch (error) {
      say(reason(error));
    }
    busy(false);
    showState();
  });
  button("stop").addEventListener("click", () => stop.abort());
  button("forget").addEventListener("click", async () => {
    stop?.abort();
    await forget();
    await showSections();
    say("forgotten");
  });
  form.addEventListener("change", (event) => (event.target.name === "language" ? showSections() : showTotal()));

  form.hidden = false;
  form.parentNode.querySelector(".notice").hidden = true;
  showSections();
})();
