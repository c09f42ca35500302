(function () {
  'use strict';
  var root = document.documentElement, script = document.getElementById('kafo-script');
  var store = document.getElementById('kafo-values'), state = document.getElementById('state');
  var words = state.dataset, lang = root.lang, dirty = false;
  var each = function (inside, selector, act) { Array.prototype.forEach.call(inside.querySelectorAll(selector), act); };
  var say = function (text, mark) { state.textContent = text; state.className = mark || ''; };
  var two = function (number) { return ('0' + number).slice(-2); };

  // What is typed, section by section, as the forms of the portal name it.
  var gather = function () {
    var all = {};
    each(document, '[data-section]', function (section) {
      var fields = [];
      each(section, '[data-field]', function (field) {
        if (!field.closest('[data-row]')) fields.push([field.dataset.field, field.value]);
      });
      each(section, '[data-list]', function (list) {
        var place = 0;
        each(list, '[data-row]', function (row) {
          var base = list.dataset.list + '.' + place + '.';
          fields.push([base + 'id', row.dataset.row]);
          each(row, '[data-field]', function (field) { fields.push([base + field.dataset.field, field.value]); });
          place += 1;
        });
      });
      all[section.dataset.section] = fields;
    });
    return all;
  };
  // Plain letters alone, and nothing that ends the element in which it stands.
  var ascii = function (value) {
    return JSON.stringify(value).replace(/[<>&\u007f-\uffff]/g, function (c) {
      return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4);
    });
  };

  // The same page with what is typed in it.
  var whole = function () {
    each(document, '[data-field]', function (field) {
      if (field.tagName === 'SELECT') each(field, 'option', function (option) { option.defaultSelected = option.selected; });
      else field.defaultValue = field.value;
    });
    store.textContent = ascii({ format: script.dataset.format, sections: gather() });
    var copy = root.cloneNode(true);
    copy.className = '';
    copy.querySelector('#state').textContent = '';
    return '<!doctype html>\n' + copy.outerHTML + '\n';
  };
  var save = function () {
    try {
      var now = new Date();
      var name = root.dataset.file + '-' + now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate()) +
        '-' + two(now.getHours()) + two(now.getMinutes()) + '.html';
      var url = URL.createObjectURL(new Blob([whole()], { type: 'text/html;charset=utf-8' }));
      var link = document.createElement('a');
      link.href = url;
      link.download = name;
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
      dirty = false;
      say(words.saved.replace('{time}', two(now.getHours()) + ':' + two(now.getMinutes())).replace('{name}', name));
    } catch (error) {
      say(words.failed, 'over');
    }
  };

  // Live totals. The portal computes again what it reads.
  var read = function (text) {
    text = String(text).replace(/[\s\u00a0\u202f\u2009'\u2019]/g, '');
    text = lang === 'en' ? text.replace(/,/g, '') : text.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.');
    return parseFloat(text) || 0;
  };
  var decimals = +script.dataset.decimals || 0, unit = Math.pow(10, decimals);
  var write = function (value) {
    try { return value.toLocaleString(lang === 'pt' ? 'pt-PT' : lang, { maximumFractionDigits: decimals, useGrouping: 'always' }); }
    catch (error) { return String(value); }
  };
  var count = function () {
    var sums = { total: 0, own: 0, grant: 0, left: 0, people: 0, women: 0 };
    each(document, '[data-list=lines] [data-row]', function (row) {
      var of = function (name) { var field = row.querySelector('[data-field=' + name + ']'); return field ? read(field.value) : 0; };
      var total = Math.round(of('quantity') * of('unit_cost') * unit) / unit;
      row.querySelector('[data-total]').textContent = write(total);
      sums.total += total;
      sums.own += of('own_share');
    });
    each(document, '[data-field^="cells."]', function (cell) {
      var people = Math.round(read(cell.value));
      sums.people += people;
      if (cell.dataset.field.indexOf('cells.female.') === 0) sums.women += people;
    });
    sums.grant = sums.total - sums.own;
    each(document, '[data-section] [data-sum]', function (sum) {
      var value = sums[sum.dataset.sum];
      if (sum.dataset.limit) value = +sum.dataset.limit / unit - sums.grant;
      sum.textContent = write(value);
      sum.className = value < 0 ? 'over' : '';
    });
  };

  var changed = function () {
    if (!dirty) { dirty = true; say(words.changed); }
    count();
  };
  document.addEventListener('input', function (event) {
    var mirror = event.target.nextElementSibling;
    if (mirror && mirror.className === 'print') mirror.textContent = event.target.value;
    changed();
  });
  document.addEventListener('change', changed);
  // A form sends nothing here, and Enter in a field is no button.
  document.addEventListener('submit', function (event) { event.preventDefault(); });

  // Rows come and go. A new one gets a key that no other row has or had.
  var renumber = function (list) {
    var number = 0;
    each(list, '[data-row] > legend', function (legend) { number += 1; legend.textContent = legend.dataset.legend.replace('{n}', number); });
  };
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) return;
    var list, row;
    if (button.id === 'save') { save(); return; }
    if (button.dataset.add) {
      list = button.closest('section').querySelector('[data-list="' + button.dataset.add + '"]');
      var blank = button.closest('section').querySelector('template[data-row-of="' + button.dataset.add + '"]');
      list.appendChild(document.importNode(blank.content, true));
      row = list.lastElementChild;
      list.dataset.last = +list.dataset.last + 1;
      row.dataset.row = list.dataset.letter + list.dataset.last;
      row.querySelector('[data-field]').focus();
    } else if ('remove' in button.dataset) {
      row = button.closest('[data-row]');
      list = row.parentNode;
      var filled = false;
      each(row, 'input,textarea', function (field) { if (field.value.trim()) filled = true; });
      if (filled && !window.confirm(words.remove)) return;
      list.removeChild(row);
    } else {
      return;
    }
    renumber(list);
    changed();
  });

  window.addEventListener('beforeunload', function (event) {
    if (dirty) { event.preventDefault(); event.returnValue = ''; }
  });
  root.className = 'js';
  say(words.none);
  count();
}());
