// What a page can do beyond being read: keep its place over languages, sort, filter, search, point at words.
(function () {
  "use strict";
  var body = document.body, root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var make = function (name, text, className) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  var keep = function (key, value) { try { localStorage.setItem(key, value); } catch (error) { /* closed */ } };

  // Language: the same page at the same place.
  keep("geju-language", body.dataset.language);
  function place() {
    if (location.hash) return location.hash;
    var seen = "";
    all("main [id]").some(function (element) {
      if (element.closest("dialog")) return false;
      var top = element.getBoundingClientRect().top;
      if (top > 160) return true;
      if (window.scrollY > 0 && element.offsetParent !== null) seen = "#" + encodeURIComponent(element.id);
      return false;
    });
    return seen;
  }
  all("a[data-switch]").forEach(function (link) {
    var plain = link.getAttribute("href");
    var aim = function () { link.setAttribute("href", plain + place()); };
    ["pointerdown", "focus", "click"].forEach(function (event) { link.addEventListener(event, aim); });
  });

  // What is wide begins where it matters: the navigation at this page, a timeline at its latest years.
  var here = document.querySelector(".site-nav [aria-current]");
  if (here) { var bar = here.closest("ul"); bar.scrollLeft = here.offsetLeft - bar.offsetLeft - bar.clientWidth / 3; }
  all(".lanes-scroll").forEach(function (lanes) { lanes.scrollLeft = lanes.scrollWidth; });

  // What is wider than its place fades where it is cut off, and says so.
  all(".scroll, .lanes-scroll").forEach(function (box) {
    var hint = make("p", "\u2194 " + body.dataset.scrollHint, "more-hint");
    hint.setAttribute("aria-hidden", "true");
    var holder = box.closest(".chart") || box;
    holder.parentNode.insertBefore(hint, holder);
    var look = function () {
      var over = box.scrollWidth - box.clientWidth;
      hint.hidden = over < 2;
      box.classList.toggle("more-left", over > 1 && box.scrollLeft > 1);
      box.classList.toggle("more-right", over > 1 && box.scrollLeft < over - 1);
    };
    box.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    new ResizeObserver(look).observe(box.firstElementChild || box);
    look();
  });

  // Theme.
  var themes = document.getElementById("theme");
  if (themes) {
    themes.hidden = false;
    themes.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      keep("geju-theme", root.dataset.theme);
    });
  }

  // Tables: sort by a heading, filter rows and columns.
  function value(cell) {
    if (!cell) return "";
    var said = cell.dataset.sort;
    if (said === undefined) return cell.textContent.trim();
    return said !== "" && isFinite(said) ? Number(said) : said;
  }
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), body.dataset.language, { numeric: true });
  }
  function sort(table, column, descending) {
    all("tbody", table).forEach(function (group) {
      var rows = all("tr:not(.group)", group).map(function (row, index) {
        return { row: row, value: value(row.cells[column]), index: index };
      });
      rows.sort(function (a, b) {
        if ((a.value === "") !== (b.value === "")) return a.value === "" ? 1 : -1;
        return (descending ? compare(b.value, a.value) : compare(a.value, b.value)) || a.index - b.index;
      });
      rows.forEach(function (item) { group.appendChild(item.row); });
    });
  }
  all("table[data-sortable]").forEach(function (table) {
    var heads = all("thead th:not(.band)", table);
    heads.forEach(function (head) {
      var column = Number(head.dataset.column || head.cellIndex);
      var button = make("button", "", "sort");
      button.type = "button";
      var link = head.querySelector("a");
      if (link) {
        // A heading that leads somewhere keeps its link; the button stands beside it.
        button.setAttribute("aria-label", body.dataset.sortBy.replace("{name}", head.textContent.trim().replace(/\s+/g, " ")));
        head.appendChild(button);
      } else {
        if (head.dataset.name) button.setAttribute("aria-label", body.dataset.sortBy.replace("{name}", head.dataset.name));
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
      }
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort");
        var first = head.classList.contains("num") ? "descending" : "ascending";
        var next = !now ? first : now === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", next);
        sort(table, column, next === "descending");
      });
    });
  });
  function fold(text) { return text.normalize("NFKC").toLowerCase().replace(/[\s\-_·.]+/g, ""); }
  function field(label, within, run) {
    var box = make("label", "", "filter");
    box.appendChild(make("span", label, "sr"));
    var input = make("input");
    input.type = "search";
    input.placeholder = label;
    input.autocomplete = "off";
    input.addEventListener("input", function () { run(fold(input.value)); });
    box.appendChild(input);
    within.appendChild(box);
  }
  all("table[data-filter]").forEach(function (table) {
    var holder = table.closest(".scroll") || table;
    var tools = make("div", "", "filters");
    holder.parentNode.insertBefore(tools, holder);
    var count = make("span", "", "dim");
    count.setAttribute("role", "status");
    var rows = all("tbody tr:not(.group)", table);
    var texts = rows.map(function (row) { return fold(row.textContent); });
    field(body.dataset.filterRows, tools, function (wanted) {
      var shown = 0;
      rows.forEach(function (row, index) {
        row.hidden = texts[index].indexOf(wanted) < 0;
        if (!row.hidden) shown += 1;
      });
      all("tbody", table).forEach(function (group) {
        var left = all("tr:not(.group)", group).some(function (row) { return !row.hidden; });
        all("tr.group", group).forEach(function (head) { head.hidden = !left; });
      });
      count.textContent = wanted ? body.dataset.filterShown.replace("{n}", shown).replace("{all}", rows.length) : "";
    });
    if (table.hasAttribute("data-filter-columns")) {
      field(body.dataset.filterColumns, tools, function (wanted) {
        all("thead th:not(.band)", table).forEach(function (head) {
          var column = Number(head.dataset.column || head.cellIndex);
          var off = column > 0 && fold(head.dataset.name || head.textContent).indexOf(wanted) < 0;
          head.hidden = off;
          all("tbody tr", table).forEach(function (row) { if (row.cells[column]) row.cells[column].hidden = off; });
        });
        all("thead th.band", table).forEach(function (band) {
          var first = Number(band.dataset.first), width = Number(band.dataset.width || band.colSpan);
          band.dataset.width = width;
          var shown = all("thead th[data-column]", table).filter(function (head) {
            var column = Number(head.dataset.column);
            return column >= first && column < first + width && !head.hidden;
          }).length;
          band.hidden = !shown;
          band.colSpan = shown || 1;
        });
      });
    }
    tools.appendChild(count);
  });

  // Words: all pieces of a claim light up together, its note unfolds, and a click on words points at their notes.
  function point() {
    all(".lit").forEach(function (element) { element.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    var target = document.getElementById(id);
    if (target) {
      for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    if (id.indexOf("c-") !== 0) return;
    all("mark[data-claims~='" + CSS.escape(id) + "']").forEach(function (mark) { mark.classList.add("lit"); });
    var note = document.getElementById("n-" + id);
    if (!note) return;
    note.classList.add("lit");
    var folded = note.closest("details");
    if (folded) folded.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", point);
  point();
  all("mark[data-claims]").forEach(function (mark) {
    mark.addEventListener("click", function () {
      if (String(getSelection())) return;
      location.hash = mark.dataset.claims.split(" ").pop();
    });
  });

  // Print: what is folded is printed as well.
  addEventListener("beforeprint", function () {
    all("details:not([open])").forEach(function (fold) { fold.open = true; fold.dataset.printed = ""; });
  });
  addEventListener("afterprint", function () {
    all("details[data-printed]").forEach(function (fold) { fold.open = false; delete fold.dataset.printed; });
  });

  // Search: the index is read when the box is first opened.
  var box = document.getElementById("search"), open = document.getElementById("search-open");
  if (!box || !open || !box.showModal) return;
  var input = document.getElementById("search-input"), results = document.getElementById("search-results");
  var chosen = -1, loading = false;
  open.hidden = false;
  function show() {
    if (!loading) {
      loading = true;
      var script = make("script");
      script.src = body.dataset.root + "assets/search-" + body.dataset.language + ".js";
      script.addEventListener("load", find);
      document.head.appendChild(script);
    }
    box.showModal();
    input.select();
  }
  function find() {
    var wanted = fold(input.value), found = [];
    (window.gejuIndex || []).forEach(function (entry) {
      var name = fold(entry[0]), others = fold(entry[3]);
      var rank = !wanted ? 3 : name === wanted ? 0 : name.indexOf(wanted) === 0 ? 1 : name.indexOf(wanted) > 0 ? 2 : others.indexOf(wanted) >= 0 ? 3 : -1;
      if (rank >= 0) found.push([rank, entry]);
    });
    found.sort(function (a, b) { return a[0] - b[0]; });
    results.textContent = "";
    chosen = -1;
    found.slice(0, 12).forEach(function (pair, index) {
      var item = make("li"), link = make("a");
      item.setAttribute("role", "none");
      link.id = "found-" + index;
      link.setAttribute("role", "option");
      link.href = body.dataset.up + pair[1][2];
      link.tabIndex = -1;
      link.appendChild(make("bdi", pair[1][0]));
      if (pair[1][1]) link.appendChild(make("span", pair[1][1], "dim"));
      item.appendChild(link);
      results.appendChild(item);
    });
    if (!found.length && window.gejuIndex) {
      var none = results.appendChild(make("li", box.dataset.none, "dim none"));
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
    }
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
  }
  function choose(step) {
    var items = all("a[role=option]", results);
    if (!items.length) return;
    chosen = (chosen + step + items.length) % items.length;
    items.forEach(function (item, index) { item.setAttribute("aria-selected", String(index === chosen)); });
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  }
  open.addEventListener("click", show);
  document.getElementById("search-close").addEventListener("click", function () { box.close(); });
  box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
  input.addEventListener("input", find);
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter") {
      var link = all("a[role=option]", results)[Math.max(0, chosen)];
      if (link) location.href = link.href;
    }
  });
  addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !box.open) { event.preventDefault(); show(); }
  });
})();
