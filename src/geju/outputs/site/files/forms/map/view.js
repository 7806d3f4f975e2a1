// A map: grouped, shaded, filtered and seen from near or far; its state stands in the address.
(function () {
  "use strict";
  var make = geju.make, all = geju.all, fold = geju.fold, body = document.body;
  // Of each level: least width of a tile, its height, the gap between tiles, padding of a panel, heights of headings.
  var LEVELS = [[14, 14, 3, 10.4, 32, 24], [88, 21, 3, 10.4, 32, 24], [112, 44, 6, 10.4, 32, 24], [148, 64, 8, 10.4, 32, 24], [250, 156, 10, 10.4, 32, 24]];
  var BETWEEN = 8, LEAST = 92, WIDEST = 300, MOST = LEVELS.length - 1;

  // What is told of the tiles stands in the page, or in a file of its own where that is much.
  var told = {}, waiting = {};
  geju.mapped = function (name, data) { told[name] = data; };
  geju.each(".landscape[data-map]", function (box) {
    var inside = box.querySelector("template.map-data"), name = box.dataset.map;
    if (inside) return start(box, JSON.parse(inside.content.textContent));
    if (told[name]) return start(box, told[name]);
    if (waiting[name]) return waiting[name].push(box);
    waiting[name] = [box];
    var script = make("script");
    script.src = box.dataset.mapFile;
    script.addEventListener("load", function () { waiting[name].forEach(function (one) { if (one.isConnected) start(one, told[name]); }); delete waiting[name]; });
    document.head.appendChild(script);
  });

  function start(box, data) {
    var words = data.words;
    var board = box.querySelector(".board"), shades = box.querySelector(".shades");
    var name = box.dataset.map, heading = Number(box.dataset.heading);
    var first = { by: data.by[Number(box.dataset.by)][0], shade: data.shade.length ? data.shade[0][0] : "", zoom: Number(box.dataset.level), q: "", only: "", where: {} };
    var state = JSON.parse(JSON.stringify(first));
    var links = [], titles = [], panels = [], pool = [], texts = null, opener = null, seen = null;

    var choices = data.where.concat(data.by.filter(function (grouping) { return !named(data.where, grouping[0]) && grouping[2].length > 1; }));
    function named(list, wanted) { return list.filter(function (item) { return item[0] === wanted; })[0]; }
    function called(link) { return decodeURIComponent(link.split("/").pop().replace(/^.*#at-|\.html$/g, "")); }
    function put(parent, child) { parent.appendChild(child); return child; }
    var said = geju.marks(data), mark = said.mark, lines = said.lines;
    var address = geju.address(name, first, function (key, value) {
      return key === "shade" && value === "-" || !!named(key === "by" ? data.by : key === "where" ? choices : data.shade, value);
    });
    function keep() { address.keep(state); }
    var moves = geju.moves(box, board, function (by, point) { zoom(by ? state.zoom + by : first.zoom, point); });

    // --- Tiles: the server's own, moved from group to group ---
    all(".tile", board).forEach(function (tile) {
      var row = Number(tile.dataset.n), link = tile.firstElementChild;
      (pool[row] = pool[row] || []).push(tile);
      titles[row] = link.textContent;
      links[row] = link.getAttribute("href") || "";
    });
    function tile(row, used) {
      var n = used[row] = (used[row] || 0) + 1;
      if (pool[row].length < n) pool[row].push(pool[row][0].cloneNode(true));
      return pool[row][n - 1];
    }
    function shadeTiles() {
      var shade = named(data.shade, state.shade);
      pool.forEach(function (tiles, row) {
        var step = shade ? shade[2].charAt(row) : "0", number = shade && shade[3][row];
        var line = shade && data.cards[row].filter(function (item) { return data.columns[item[0]] === shade[1]; })[0];
        tiles.forEach(function (one) {
          one.className = "tile s" + step;
          if (one.children[1] && one.children[1].tagName !== "DL") one.removeChild(one.children[1]);
          if (one.lastElementChild.tagName === "DL") { one.removeChild(one.lastElementChild); if (state.zoom === MOST) watcher.observe(one); }
          if (!number) return;
          var shown = line && line[1][0][3] ? mark(line[1][0]).querySelector("a") : make("i", number);
          if (shown.tagName === "A") shown.tabIndex = -1;
          one.insertBefore(shown, one.children[1] || null);
        });
      });
      if (!shades) return;
      shades.hidden = !shade;
      if (!shade) return;
      [["of", 1], ["least", 4], ["most", 5]].forEach(function (part) { shades.querySelector(".shades-" + part[0]).textContent = shade[part[1]]; });
      shades.querySelector(".shades-none").hidden = shade[2].indexOf("0") < 0;
    }

    // --- Groups ---
    function headed(holder, level, className, key, said, group) {
      var head = put(holder, make("h" + level, "", className));
      var shown = put(head, make("span", "", "said"));
      // The words of a group are a fact of its first tile: they lead where that leads.
      var line = group && key && key !== "*" && data.cards[group[3][0]] ? data.cards[group[3][0]] : [];
      var found = null;
      line.forEach(function (item) { item[1].forEach(function (one) { if (!found && one[0] === said && data.columns[item[0]] === group.column) found = one; }); });
      if (found) shown.appendChild(mark(found)); else shown.textContent = said;
      head.appendChild(document.createTextNode(" "));
      return put(head, make("span", "", "count"));
    }
    function listed(holder, rows, used) {
      var list = put(holder, make("ul", "", "tiles"));
      return { list: list, rows: rows, tiles: rows.map(function (row) { return put(list, tile(row, used)); }) };
    }
    function adopt(grouping) {
      // The first grouping stands in the page.
      panels = all(".panel", board).map(function (panel) {
        return { box: panel, words: panel.querySelector(".said").textContent.trim(), count: panel.querySelector(".count"), lists: lists(panel, ":scope > .tiles"), parts: all(".part", panel).map(function (part) {
          return { box: part, words: part.querySelector(".said").textContent.trim(), count: part.querySelector(".count"), lists: lists(part, ".tiles"), parts: [] };
        }) };
      });
      function lists(within, selector) {
        return all(selector, within).map(function (list) {
          var tiles = all(".tile", list);
          return { list: list, tiles: tiles, rows: tiles.map(function (one) { return Number(one.dataset.n); }) };
        });
      }
      return grouping;
    }
    function regroup() {
      var grouping = named(data.by, state.by), used = {}, fresh = document.createDocumentFragment();
      panels = grouping[2].map(function (group, n) {
        var panel = put(fresh, make("section", "", "panel hue-" + group[2]));
        group.column = grouping[1];
        var count = headed(panel, heading, "panel-name", group[0], group[1], group);
        var parts = grouping[3].filter(function (part) { return part[0] === n; }), held = {};
        parts.forEach(function (part) { part[4].forEach(function (row) { held[row] = true; }); });
        var made = { box: panel, words: group[1], count: count, lists: [], parts: [] };
        if (group[3].length) made.lists.push(listed(panel, group[3], used));
        if (parts.length) {
          var holder = put(panel, make("div", "", "parts"));
          made.parts = parts.map(function (part) {
            var inner = put(holder, make("section", "", "part")), tail = part.slice(1);
            tail.column = data.columns[data.inner];
            var n = headed(inner, heading + 1, "part-name", part[1], part[2], tail);
            return { box: inner, words: part[2], count: n, lists: [listed(inner, part[4], used)], parts: [] };
          });
        }
        return made;
      });
      board.textContent = "";
      board.appendChild(fresh);
    }

    // --- What fits ---
    function fits() {
      var wanted = fold(state.q), tests = [];
      if (wanted) {
        texts = texts || data.cards.map(function (card, row) {
          return fold((titles[row] || "") + "\n" + card.map(function (line) { return line[1].map(function (said) { return said[0]; }).join("\n"); }).join("\n"));
        });
        tests.push(function (row) { return texts[row].indexOf(wanted) >= 0; });
      }
      if (state.only) {
        var shade = named(data.shade, state.only);
        if (shade) tests.push(function (row) { return shade[2].charAt(row) !== "0"; });
      }
      Object.keys(state.where).forEach(function (column) {
        var grouping = named(choices, column), group = grouping && grouping[2].filter(function (item) { return item[0] === state.where[column]; })[0];
        if (!group) return;
        var rows = {};
        group[3].forEach(function (row) { rows[row] = true; });
        grouping[3].forEach(function (part) { if (grouping[2][part[0]] === group) part[4].forEach(function (row) { rows[row] = true; }); });
        tests.push(function (row) { return rows[row]; });
      });
      return pool.map(function (tiles, row) { return tests.every(function (test) { return test(row); }); });
    }
    function sift() {
      var fit = fits(), shown = {};
      function look(one) {
        var rows = {}, own = 0;
        one.lists.forEach(function (list) {
          var left = 0;
          list.tiles.forEach(function (tile, n) {
            var ok = fit[list.rows[n]];
            if (tile.hidden === ok) tile.hidden = !ok;
            if (ok) { left += 1; rows[list.rows[n]] = shown[list.rows[n]] = true; }
          });
          own += list.left = left;
          list.list.hidden = !left;
        });
        one.own = own;
        one.within = [];
        one.parts.forEach(function (part) {
          Object.keys(look(part)).forEach(function (row) { rows[row] = true; });
          if (part.own) one.within.push(part);
        });
        var n = Object.keys(rows).length;
        if (one.box.hidden === !!n) one.box.hidden = !n;
        one.count.textContent = n.toLocaleString("en");
        return rows;
      }
      panels.forEach(look);
      var n = Object.keys(shown).length, whole = pool.filter(Boolean).length;
      count.textContent = n === whole ? words.things.replace("{n}", n.toLocaleString("en")) : words.shown.replace("{n}", n.toLocaleString("en")).replace("{all}", whole.toLocaleString("en"));
      nothing.hidden = n > 0;
      moves.mend();
      clear.hidden = !state.q && !state.only && !Object.keys(state.where).length;
    }

    // --- Where everything stands ---
    function place() {
      // Sizes are those of letters of 16 pixels; gaps stay.
      var scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1, wide = board.clientWidth;
      var at = LEVELS[state.zoom].map(function (size, n) { return n === 2 ? size : size * scale; });
      if (!wide) return;
      seen = wide;
      var pitch = at[0] + at[2], columns = Math.max(1, Math.floor(wide / pitch));
      var measures = { tile: at[1] + at[2], heading: at[4] + 2 * at[3] + BETWEEN, inner: at[5] + 10 };
      function least(one, size) { return Math.min(columns, Math.ceil(Math.max(LEAST, Math.min(WIDEST, geju.packing.breadth(one.words, size) + 44)) / pitch)); }
      panels.forEach(function (one) {
        one.least = least(one, 15);
        one.parts.forEach(function (part) { part.least = least(part, 13); });
      });
      var shown = panels.filter(function (one) { return !one.box.hidden; });
      var pack = geju.packing.packer(measures);
      board.style.gridTemplateColumns = "repeat(" + columns + ", minmax(0, 1fr))";
      board.style.columnGap = "0px";
      board.style.rowGap = BETWEEN + "px";
      function set(list, widths) {
        list.forEach(function (one, n) {
          one.box.style.gridColumn = "span " + widths[n];
          // A list says how high it is, so that nothing out of sight need be laid out.
          one.lists.forEach(function (tiles) {
            var rows = Math.ceil(tiles.left / widths[n]);
            tiles.list.style.gridTemplateColumns = "repeat(" + widths[n] + ", minmax(0, 1fr))";
            tiles.list.style.containIntrinsicHeight = rows * at[1] + (rows - 1) * at[2] + "px";
          });
          if (!one.within.length) return;
          var holder = one.within[0].box.parentNode;
          holder.style.gridTemplateColumns = "repeat(" + widths[n] + ", minmax(0, 1fr))";
          set(one.within, pack(one.within, widths[n], true).widths);
        });
      }
      set(shown, pack(shown, columns, false).widths);
      box.classList.add("packed");
    }
    function level() {
      for (var n = 0; n <= MOST; n += 1) box.classList.toggle("level-" + n, n === state.zoom);
      slider.value = state.zoom;
      slider.setAttribute("aria-valuetext", words["level_" + state.zoom]);
      farther.disabled = state.zoom === 0;
      nearer.disabled = state.zoom === MOST;
      if (state.zoom === MOST) pool.forEach(function (tiles) { tiles.forEach(function (one) { watcher.observe(one); }); });
      else watcher.disconnect();
    }
    // Cards are filled as they come into sight.
    var watcher = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        var one = entry.target;
        watcher.unobserve(one);
        if (one.querySelector("dl")) return;
        var shade_ = named(data.shade, state.shade), list = put(one, lines(Number(one.dataset.n), shade_ && shade_[1]));
        all("a", list).forEach(function (link) { link.tabIndex = -1; });
      });
    }, { rootMargin: "600px" });

    function zoom(to, point) {
      to = Math.max(0, Math.min(MOST, to));
      if (to === state.zoom) return;
      // What is looked at stays where it is.
      var held = point || document.activeElement.closest && board.contains(document.activeElement) && document.activeElement.closest(".tile");
      if (!held || held.hidden) held = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      held = held && board.contains(held) ? held.closest(".tile") || held.closest(".panel") : null;
      var before = held && held.getBoundingClientRect().top;
      state.zoom = to;
      level();
      place();
      if (held) scrollBy(0, held.getBoundingClientRect().top - before);
      keep();
    }

    // --- Tools ---
    var tools = make("div", "", "map-tools"), more = make("div", "", "map-more");
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", words.tools);
    function labelled(label, control, className, hidden) {
      var holder = make("label", "", className);
      put(holder, make("span", label, hidden ? "sr" : ""));
      put(holder, control);
      return holder;
    }
    function select(pairs, chosen, run) {
      var control = make("select");
      pairs.forEach(function (pair) {
        var option = put(control, make("option", pair[1].length > 60 ? pair[1].slice(0, 60) + "\u2026" : pair[1]));
        option.value = pair[0];
      });
      control.value = chosen;
      control.addEventListener("change", function () { run(control.value); });
      return control;
    }
    function pairs(list) { return list.map(function (item) { return [item[0], item[1]]; }); }
    function button(words_, className, run) {
      var made = make("button", words_, className);
      made.type = "button";
      made.addEventListener("click", run);
      return made;
    }
    var find = make("input");
    find.type = "search";
    find.placeholder = words.find;
    find.autocomplete = "off";
    find.addEventListener("input", function () { state.q = find.value; sift(); place(); keep(); });
    put(tools, labelled(words.find, find, "find", true));
    var by = select(pairs(data.by), state.by, function (value) { state.by = value; regroup(); sift(); place(); if (state.zoom === MOST) level(); keep(); });
    if (data.by.length > 1) put(tools, labelled(words.group, by, "pick"));
    var shade = select(pairs(data.shade).concat([["-", words.shade_none]]), state.shade, function (value) { state.shade = value; shadeTiles(); keep(); });
    if (data.shade.length) put(tools, labelled(words.shade, shade, "pick"));
    var wheres = choices.map(function (grouping) {
      var listed = [["\u0000", words.any.replace("{column}", grouping[1])]].concat(grouping[2].map(function (group) { return [group[0], group[1]]; }));
      var control = select(listed, "\u0000", function (value) {
        if (value === "\u0000") delete state.where[grouping[0]]; else state.where[grouping[0]] = value;
        sift(); place(); keep();
      });
      control.setAttribute("aria-label", grouping[1]);
      put(more, control);
      return [grouping[0], control];
    });
    var only = select([["", words.only_any]].concat(data.shade.filter(function (one) { return one[2].indexOf("0") >= 0; }).map(function (one) { return [one[0], words.only_with.replace("{column}", one[1])]; })), "", function (value) {
      state.only = value;
      sift(); place(); keep();
    });
    only.setAttribute("aria-label", words.only);
    if (only.options.length > 1) put(more, only);
    more.id = name + "-filters";
    var unfold = button(words.filters, "map-button", function () { unfold.setAttribute("aria-expanded", String(more.classList.toggle("open"))); });
    unfold.setAttribute("aria-expanded", "false");
    unfold.setAttribute("aria-controls", more.id);
    if (more.children.length) put(tools, unfold);
    var clear = put(tools, button(words.clear, "map-button", function () { state.q = state.only = ""; state.where = {}; show(); sift(); place(); keep(); find.focus(); }));
    var count = put(tools, make("span", "", "map-count"));
    count.setAttribute("role", "status");
    var zoomer = put(tools, make("span", "", "zoom")), slider = make("input");
    zoomer.title = words.keys;
    var farther = put(zoomer, button("\u2212", "", function () { zoom(state.zoom - 1); }));
    slider.type = "range"; slider.min = 0; slider.max = MOST; slider.step = 1;
    slider.setAttribute("aria-label", words.size);
    slider.addEventListener("input", function () { zoom(Number(slider.value)); });
    put(zoomer, slider);
    var nearer = put(zoomer, button("+", "", function () { zoom(state.zoom + 1); }));
    farther.setAttribute("aria-label", words.farther);
    nearer.setAttribute("aria-label", words.nearer);
    if (more.children.length) put(tools, more);
    box.insertBefore(tools, box.firstChild);
    var nothing = put(box, make("p", words.none, "nothing"));
    function show() {
      find.value = state.q;
      by.value = state.by;
      shade.value = state.shade;
      only.value = state.only;
      wheres.forEach(function (pair) { pair[1].value = state.where[pair[0]] === undefined ? "\u0000" : state.where[pair[0]]; });
      if (Object.keys(state.where).length || state.only) { more.classList.add("open"); unfold.setAttribute("aria-expanded", "true"); }
    }

    // --- A tile's card ---
    var card = put(box, make("dialog", "", "map-card"));
    card.setAttribute("aria-label", words.board.replace("{title}", ""));
    function open(row, from) {
      var head = make("header"), title = put(head, make("h2")), link = put(title, make("a", "", "thing"));
      card.textContent = "";
      card.className = "map-card" + (from ? " " + from.closest(".panel").className.match(/hue-\d/)[0] : "");
      title.id = name + "-card";
      card.setAttribute("aria-labelledby", title.id);
      card.removeAttribute("aria-label");
      link.href = links[row];
      link.appendChild(make("bdi", titles[row]));
      var close = put(head, button(words.close, "tool", function () { card.close(); }));
      close.autofocus = true;
      card.appendChild(head);
      card.appendChild(lines(row));
      var whole = put(put(card, make("p", "", "all")), make("a", words.open + " \u2192"));
      whole.href = links[row];
      opener = from;
      state.open = called(links[row]);
      card.showModal();
      keep();
    }
    card.addEventListener("close", function () {
      delete state.open;
      keep();
      if (opener && opener.isConnected) opener.firstElementChild.focus({ preventScroll: true });
    });
    card.addEventListener("click", function (event) { if (event.target === card) card.close(); });
    board.addEventListener("click", function (event) {
      var one = event.target.closest(".tile");
      if (!one || event.target.closest("a") !== one.firstElementChild || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open(Number(one.dataset.n), one);
    });
    board.addEventListener("mouseover", function (event) {
      var one = event.target.closest(".tile"), said = event.target.closest(".said");
      if (said && said.scrollWidth > said.clientWidth) said.title = said.textContent.trim().slice(0, 300);
      if (!one || one.title) return;
      var number = one.children[1] && one.children[1].tagName !== "DL" ? "\n" + one.children[1].textContent : "";
      one.title = (titles[Number(one.dataset.n)] + number).slice(0, 300);
    });

    // --- From the address, or as it is first seen ---
    function apply(found) {
      var before = state.by, open_ = found.open;
      delete found.open;
      state = found;
      show();
      if (state.by !== before) regroup();
      shadeTiles();
      sift();
      level();
      place();
      var row = open_ ? links.findIndex(function (link) { return link && called(link) === open_; }) : -1;
      if (row >= 0) open(row, pool[row][0]);
    }
    all(".tile a", board).forEach(function (link) { link.tabIndex = -1; });
    adopt();
    var asked = address.told();
    if (asked) apply(asked);
    else { sift(); level(); place(); }
    if (asked) tools.scrollIntoView({ block: "start" });
    function again() {
      var found = box.isConnected && address.told();
      if (found) apply(found);
    }
    addEventListener("hashchange", again);
    new ResizeObserver(function () { if (board.clientWidth !== seen) place(); }).observe(board);
  }
})();
