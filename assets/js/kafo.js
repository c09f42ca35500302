// Progressive enhancement only: every page works without this file. Words come from the page, never from here.
(function () {
  'use strict';
  var one = function (selector, inside) { return (inside || document).querySelector(selector); };
  var each = function (selector, act, inside) { Array.prototype.forEach.call((inside || document).querySelectorAll(selector), act); };
  var store = function (act) { try { return act(window.localStorage); } catch (e) { return null; } };
  var tab = function (act) { try { return act(window.sessionStorage); } catch (e) { return null; } };
  var PREFIX = 'draft:', SENT = 'sent';

  // 1. After a refused form, the error summary has the focus.
  var summary = one('.govuk-error-summary');
  if (summary) summary.focus();

  // 1b. A post that brought back a summary or a message arrived: what this device kept of it may go.
  var sent = tab(function (box) { var key = box.getItem(SENT); box.removeItem(SENT); return key; });
  if (sent && (summary || one('.p-flash[role]'))) store(function (box) { box.removeItem(sent); });

  // 2. One submit per click on slow networks. The mark goes after 8 s, and when the page comes back from the cache.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    setTimeout(function () { delete form.dataset.sent; }, 8000);
  });
  window.addEventListener('pageshow', function (event) {
    each('form[data-sent]', function (form) { delete form.dataset.sent; });
    if (event.persisted) tab(function (box) { box.removeItem(SENT); });
  });

  // 3. Signing out forgets what was kept on this device: phones are shared.
  each('form[data-forget]', function (form) {
    form.addEventListener('submit', function () {
      store(function (box) { Object.keys(box).forEach(function (key) { if (key.indexOf(PREFIX) === 0) box.removeItem(key); }); });
    });
  });

  // 4. Buttons that print.
  each('[data-print]', function (button) { button.hidden = false; button.addEventListener('click', function () { window.print(); }); });

  // 5. Live totals of a budget form; the server remains the authority.
  //    Rows: [data-row] with [data-quantity], [data-cost], [data-total] and, when it has its own, [data-own] (own share).
  //    Sums: [data-sum="total"], [data-sum="own"], [data-sum="grant"].
  var lang = document.documentElement.lang;
  var read = function (input) {
    if (!input) return 0;
    var text = String(input.value).replace(/[\s\u00a0\u202f]/g, '');
    // A comma is a decimal mark in French and Portuguese, a separator in English.
    text = lang === 'en' ? text.replace(/,/g, '') : text.replace(/\./g, '').replace(',', '.');
    return parseFloat(text) || 0;
  };
  each('form[data-budget]', function (form) {
    var decimals = +form.dataset.decimals || 0, unit = Math.pow(10, decimals);
    var write = new Intl.NumberFormat(lang === 'pt' ? 'pt-PT' : lang, { maximumFractionDigits: decimals, useGrouping: 'always' });
    form.addEventListener('input', function () {
      var total = 0, own = 0;
      each('[data-row]', function (row) {
        var value = Math.round(read(one('[data-quantity]', row)) * read(one('[data-cost]', row)) * unit) / unit;
        var cell = one('[data-total]', row);
        if (cell) cell.textContent = write.format(value);
        total += value;
        own += read(one('[data-own]', row));
      }, form);
      var sums = { total: total, own: own, grant: total - own };
      each('[data-sum]', function (cell) { cell.textContent = write.format(sums[cell.dataset.sum]); }, form);
    });
  });

  // 5b. The running total of a scorecard: points given of the points that the scored criteria could bring.
  each('[data-score-total]', function (total) {
    var form = total.closest('form'), number = new Intl.NumberFormat(lang === 'pt' ? 'pt-PT' : lang, { maximumFractionDigits: 2 });
    form.addEventListener('change', function () {
      var points = 0, of = 0;
      each('[data-weight]', function (criterion) {
        var chosen = one('input[type=radio]:checked', criterion), weight = +criterion.dataset.weight;
        if (!chosen) return;
        points += weight * chosen.value / criterion.dataset.max;
        of += weight;
      }, form);
      one('span', total).textContent = number.format(points);
      var small = one('small', total);
      small.textContent = small.dataset.of.replace('{n}', number.format(of));
    });
  });

  // 6. Autosave: 3 s after the last change and when the page is hidden; kept on this device when the network is gone.
  each('form[data-autosave]', function (form) {
    var words = form.dataset, state = one('[data-state="' + form.id + '"]');
    var key = PREFIX + location.pathname, timer, busy = false, dirty = false;
    var clock = function () {
      var now = new Date(), hour = now.getHours(), minute = ('0' + now.getMinutes()).slice(-2);
      if (lang === 'fr') return hour + '\u00a0h\u00a0' + minute;
      if (lang === 'pt') return hour + 'h' + minute;
      return (hour % 12 || 12) + ':' + minute + (hour < 12 ? 'am' : 'pm');
    };
    var say = function (text) {
      text = (text || '').replace('{time}', clock());
      if (state && state.textContent !== text) state.textContent = text;
    };
    // Never keep bank details or files on the device: only fields that are not marked private.
    var body = function (local) {
      var data = new FormData(form), out = new URLSearchParams();
      data.forEach(function (value, name) {
        var field = form.elements[name];
        if (typeof value !== 'string') return;
        if (local && (name === 'csrf' || (field && field.dataset && 'private' in field.dataset))) return;
        out.append(name, value);
      });
      return out;
    };
    var keep = function () { store(function (box) { box.setItem(key, body(true).toString()); }); };
    var forget = function () { store(function (box) { box.removeItem(key); }); };
    // keepalive lets the request outlive the page when the phone locks or another tab is opened.
    var save = function () {
      if (busy || !dirty) return;
      busy = true; dirty = false; say(words.saving);
      var again = false, lost = function () { again = true; dirty = true; keep(); say(words.offline); };
      fetch(form.getAttribute('action'), {
        method: 'POST', body: body(false), credentials: 'same-origin', redirect: 'manual', keepalive: true,
        headers: { 'X-Autosave': '1', Accept: 'application/json' }
      }).then(function (answer) {
        if (answer.ok) {
          ['version', 'seen'].forEach(function (name) {
            var value = answer.headers.get('X-' + name);
            if (value && form.elements[name]) form.elements[name].value = value;
          });
          if (!dirty) forget();
          say(words.saved);
        } else if (answer.status >= 500) {
          lost();
        } else {
          // Signed out, or somebody else changed it: trying again by itself would not help.
          dirty = true; keep(); say(answer.status === 401 ? words.signedOut : words.stale);
        }
      }, lost).then(function () {
        busy = false;
        if (again && navigator.onLine) { clearTimeout(timer); timer = setTimeout(save, 15000); }
      });
    };
    form.addEventListener('input', function () { dirty = true; clearTimeout(timer); timer = setTimeout(save, 3000); });
    // The copy stays until a page shows that the post arrived.
    form.addEventListener('submit', function () {
      if (dirty) { keep(); tab(function (box) { box.setItem(SENT, key); }); }
      dirty = false; clearTimeout(timer);
    });
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden' && dirty) { keep(); save(); }
    });

    // What was kept and differs from what is here is offered back. Versions and spaces say nothing about that.
    var plain = function (text) {
      var out = [];
      new URLSearchParams(text).forEach(function (value, name) { if (name !== 'version' && name !== 'seen') out.push(name + '=' + value.trim().replace(/\s+/g, ' ')); });
      return out.join('\n');
    };
    var kept = store(function (box) { return box.getItem(key); });
    if (kept && plain(kept) === plain(body(true).toString())) { forget(); kept = null; }
    var offer = one('[data-restore="' + form.id + '"]');
    if (kept && offer) {
      offer.hidden = false;
      one('[data-take]', offer).addEventListener('click', function () {
        var values = new URLSearchParams(kept);
        Array.prototype.forEach.call(form.elements, function (field) {
          if (!field.name || !values.has(field.name) || field.type === 'hidden' || field.type === 'file') return;
          if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.getAll(field.name).indexOf(field.value) >= 0;
          else field.value = values.get(field.name);
        });
        offer.hidden = true; dirty = true; save();
      });
      one('[data-drop]', offer).addEventListener('click', function () { forget(); offer.hidden = true; });
    }
  });
})();
