// Files of forms: photos are made smaller, large files are sent in parts (tus 1.0) and go on after a cut. Every form works
// without this file. Words come from the page: they are on the script's own tag.
(function () {
  'use strict';
  var words = document.currentScript.dataset, max = +words.max || Infinity;
  var LARGE = 1e6, SIDE = 2000, PART = 262144, LONGEST = 30;
  // Signing out forgets everything under this prefix.
  var PREFIX = 'draft:upload:';
  var lang = document.documentElement.lang, number = new Intl.NumberFormat(lang === 'pt' ? 'pt-PT' : lang, { maximumFractionDigits: 1 });
  var store = function (act) { try { return act(window.localStorage); } catch (e) { return null; } };
  var fill = function (text, values) { return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; }); };
  var size = function (bytes) {
    var units = words.units.split(' ');
    return bytes < 999500 ? number.format(Math.ceil(bytes / 1e3)) + '\u00a0' + units[0] : number.format(bytes / 1e6) + '\u00a0' + units[1];
  };
  var each = function (inside, selector, act) { Array.prototype.forEach.call(inside.querySelectorAll(selector), act); };
  var code = function (text) { return btoa(unescape(encodeURIComponent(text))); };
  var make = function (name, values) {
    var element = document.createElement(name);
    Object.keys(values).forEach(function (key) { element.setAttribute(key, values[key]); });
    return element;
  };

  // A photo of at most 2,000 pixels as JPEG, without what the camera wrote into it; the file itself when that is smaller.
  var shrink = function (file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file).then(function (picture) {
      var part = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      if (part === 1 && file.size <= LARGE && file.type !== 'image/webp') return file;
      var canvas = make('canvas', { width: Math.round(picture.width * part), height: Math.round(picture.height * part) });
      var paint = canvas.getContext('2d');
      paint.fillStyle = '#fff';
      paint.fillRect(0, 0, canvas.width, canvas.height);
      paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) { canvas.toBlob(done, 'image/jpeg', 0.8); }).then(function (blob) {
        if (!blob || (blob.size >= file.size && file.type !== 'image/webp')) return file;
        return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
      });
    }).catch(function () { return file; });
  };

  each(document, 'form input[type=file]', function (input) {
    var form = input.form, said = make('p', { 'class': 'p-upload__said', role: 'status' });
    var bar = make('progress', { 'class': 'p-upload__bar', max: 1, 'aria-label': words.sending }), share = make('span', { 'class': 'p-upload__share' });
    var give = make('button', { type: 'button', 'class': 'p-link' }), box = make('div', { 'class': 'p-upload' });
    var ready = Promise.resolve(), busy = false, stop = null;
    give.textContent = words.cancel;
    [bar, share, give].forEach(function (element) { box.appendChild(element); });
    input.insertAdjacentElement('afterend', said);
    var say = function (text) { if (said.textContent !== text) said.textContent = text; };
    var buttons = function (off) { each(form, '[type=submit]', function (button) { button.disabled = off; }); };
    var show = function (sent, of) {
      bar.value = sent / of;
      share.textContent = Math.floor(100 * sent / of) + '\u00a0%';
    };
    var end = function (text) {
      busy = false; stop = null; box.remove(); buttons(false);
      if (text) say(text);
    };
    var tooLarge = function (file) {
      if (file.size > max) say(fill(words.large, { size: size(file.size), max: size(max) }));
      return file.size > max;
    };
    if (input.accept) input.accept += ',.webp';

    input.addEventListener('change', function () {
      var file = input.files[0];
      say('');
      if (!file) return;
      if (/^image\//.test(file.type)) say(words.shrinking);
      ready = shrink(file).then(function (small) {
        if (input.files[0] !== file) return;
        say(small === file ? '' : fill(words.shrunk, { from: size(file.size), to: size(small.size) }));
        if (small !== file) { var list = new DataTransfer(); list.items.add(small); input.files = list.files; }
        tooLarge(small);
      });
    });

    // Sends the file in parts; when all of it is there, the form goes out and names it.
    var send = function (file) {
      var key = PREFIX + [form.dataset.place, file.name, file.size, file.lastModified].join('|');
      var url = store(function (kept) { return kept.getItem(key); }), tries = 0, now = null, timer = null, over = false;
      var remember = function (value) {
        url = value;
        store(function (kept) { if (value) kept.setItem(key, value); else kept.removeItem(key); });
      };
      var ask = function (method, to, headers, body, from) {
        return new Promise(function (done, fail) {
          now = new XMLHttpRequest();
          now.open(method, to);
          now.setRequestHeader('Tus-Resumable', '1.0.0');
          Object.keys(headers).forEach(function (name) { now.setRequestHeader(name, headers[name]); });
          now.timeout = 60000;
          now.onload = function () { done(this); };
          now.onerror = now.ontimeout = now.onabort = fail;
          if (body) now.upload.onprogress = function (event) { show(from + Math.min(event.loaded, body.size), file.size); };
          now.send(body || null);
        });
      };
      var finish = function (text) { over = true; clearTimeout(timer); window.removeEventListener('online', go); end(text); };
      var plain = function () { finish(); form.submit(); };
      // What no further attempt would change; the rest is the network, or a server that will be back.
      var refused = function (answer) {
        if (answer.status === 401) finish(words.signedOut);
        else if (answer.status === 413 || answer.status === 422) finish(answer.responseText || words.failed);
        else return false;
        return true;
      };
      var begin = function () {
        var about = 'filename ' + code(file.name) + ',place ' + code(form.dataset.place);
        var headers = { 'Upload-Length': file.size, 'Upload-Metadata': about, 'X-CSRF-Token': form.elements.csrf.value };
        return ask('POST', '/uploads', headers).then(function (answer) {
          if (answer.status === 201) { remember(answer.getResponseHeader('Location')); return part(0); }
          if (answer.status >= 500) throw answer;
          if (!refused(answer)) plain();
        });
      };
      var look = function () {
        return ask('HEAD', url, {}).then(function (answer) {
          if (answer.status === 200) return part(+answer.getResponseHeader('Upload-Offset'));
          if (answer.status === 404 || answer.status === 410) { remember(null); return begin(); }
          if (!refused(answer)) throw answer;
        });
      };
      var part = function (from) {
        if (over) return;
        show(from, file.size);
        say(words.sending);
        if (from >= file.size) {
          finish(words.done);
          buttons(true);
          form.appendChild(make('input', { type: 'hidden', name: 'upload.' + input.name, value: url.split('/').pop() }));
          input.disabled = true;
          form.submit();
          return;
        }
        var headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': from };
        return ask('PATCH', url, headers, file.slice(from, from + PART), from).then(function (answer) {
          if (answer.status === 204) { tries = 0; return part(+answer.getResponseHeader('Upload-Offset')); }
          if (answer.status === 404 || answer.status === 409 || answer.status === 410) return look();
          if (!refused(answer)) throw answer;
        });
      };
      var going = false;
      var go = function () {
        if (over || going) return;
        clearTimeout(timer);
        going = true;
        (url ? look() : begin()).catch(function () {
          if (over) return;
          say(words.lost);
          timer = setTimeout(go, 1000 * Math.min(LONGEST, Math.pow(2, tries++)));
        }).then(function () { going = false; });
      };
      stop = function () {
        finish(words.cancelled);
        now.abort();
        if (url) { ask('DELETE', url, {}).catch(function () {}); remember(null); }
      };
      busy = true; buttons(true); said.insertAdjacentElement('afterend', box); show(0, file.size); say(words.sending);
      window.addEventListener('online', go);
      go();
    };
    give.addEventListener('click', function () { if (stop) stop(); input.focus(); });

    form.addEventListener('submit', function (event) {
      var file = input.files[0];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      if (busy) return;
      busy = true;
      ready.then(function () {
        busy = false;
        file = input.files[0];
        if (tooLarge(file)) input.focus();
        else if (file.size > LARGE && form.dataset.place) send(file);
        else { busy = true; form.submit(); setTimeout(function () { end(); }, 8000); }
      });
    });
    window.addEventListener('pageshow', function (event) {
      if (!event.persisted) return;
      each(form, '[name^="upload."]', function (named) { named.remove(); });
      input.disabled = false;
      end();
    });
  });
})();
