// Search over things and facts: the index is read when the box is first opened.
(function () {
  "use strict";
  var body = document.body, all = geju.all, make = geju.make, fold = geju.fold;

  var tools = document.querySelector(".tools"), words = window.gejuWords;
  if (!tools || !words || !window.HTMLDialogElement) return;
  var set = function (element, attributes) {
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    return element;
  };
  var open = set(make("button", "", "tool"), { type: "button", id: "search-open", "aria-haspopup": "dialog" });
  open.appendChild(geju.icon("M14.5 9A5.5 5.5 0 0 1 3.5 9A5.5 5.5 0 0 1 14.5 9ZM13.2 13.2 17.5 17.5"));
  open.appendChild(make("span", words.search));
  tools.insertBefore(open, tools.firstChild);
  var box = set(make("dialog"), { id: "search", "aria-label": words.search });
  var head = box.appendChild(make("div", "", "search-box"));
  var input = head.appendChild(set(make("input"), {
    id: "search-input", type: "text", inputmode: "search", autocomplete: "off", spellcheck: "false", placeholder: words.search_hint,
    "aria-label": words.search, role: "combobox", "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list"
  }));
  var close = head.appendChild(set(make("button", words.search_close, "tool"), { type: "button" }));
  var results = box.appendChild(set(make("ul"), { id: "search-results", role: "listbox", "aria-label": words.search }));
  body.appendChild(box);
  var chosen = -1, loading = false, things = null, kinds = [], facts = [];
  var MOST = 8;
  geju.things = function (told) {
    things = told.map(function (entry) { return { entry: entry, name: fold(entry[0]), also: fold(entry[3]) }; });
  };
  geju.facts = function (told) {
    kinds = told.kinds;
    var known = kinds.map(function (names) { return fold(names.join(" ")); });
    facts = told.rows.map(function (row) {
      return { row: row, thing: things[row[0]], own: known[row[1]] + " " + fold(row[2]) + " " + fold(row[3]) + " " + fold(row[4]) };
    });
  };
  function load(name, then) {
    var script = make("script");
    script.src = "../" + body.dataset.up + "assets/" + name + "-" + body.dataset.language + ".js";
    script.addEventListener("load", then);
    document.head.appendChild(script);
  }
  function show() {
    if (!loading) {
      loading = true;
      load("search", function () { find(); load("facts", find); });
    }
    box.showModal();
    input.select();
  }

  // Things by how well a name fits, those most is said of first.
  function named(wanted, terms) {
    var found = [];
    things.forEach(function (thing, place) {
      var at = thing.name.indexOf(wanted);
      var rank = !wanted ? 3 : thing.name === wanted ? 0 : at === 0 ? 1 : at > 0 ? 2 :
        terms.every(function (term) { return thing.name.indexOf(term) >= 0 || thing.also.indexOf(term) >= 0; }) ? 3 : -1;
      if (rank >= 0) found.push({ rank: rank, place: place, entry: thing.entry });
    });
    return found.sort(function (a, b) { return a.rank - b.rank || a.place - b.place; });
  }
  // Facts in which every term is found, one at least in what they say; more of that first, then the newest.
  function telling(terms) {
    var found = [];
    if (terms.join("").length < 2) return found;
    facts.forEach(function (fact, place) {
      var own = 0;
      var all = terms.every(function (term) {
        if (fact.own.indexOf(term) >= 0) { own += 1; return true; }
        return fact.thing.name.indexOf(term) >= 0 || fact.thing.also.indexOf(term) >= 0;
      });
      if (all && own) found.push({ rank: terms.length - own, place: place, row: fact.row, entry: fact.thing.entry });
    });
    return found.sort(function (a, b) { return a.rank - b.rank || (b.row[4] > a.row[4]) - (b.row[4] < a.row[4]) || a.place - b.place; });
  }
  function line(index, address, name, about, value) {
    var item = make("li"), link = make("a"), left = make("span", "", "found-name");
    item.setAttribute("role", "none");
    link.id = "found-" + index;
    link.setAttribute("role", "option");
    link.href = body.dataset.up + address;
    link.tabIndex = -1;
    left.appendChild(make("bdi", name));
    if (about && value) left.appendChild(make("span", " · " + about, "dim"));
    link.appendChild(left);
    if (value) { var right = link.appendChild(make("span", "", "found-value")); right.appendChild(make("bdi", value)); }
    else if (about) link.appendChild(make("span", about, "dim"));
    item.appendChild(link);
    results.appendChild(item);
  }
  function find() {
    if (!things) return;
    var wanted = fold(input.value), terms = input.value.split(/\s+/).map(fold).filter(Boolean);
    var names = named(wanted, terms), told = telling(terms);
    results.textContent = "";
    chosen = -1;
    var n = 0, most = told.length ? MOST : 12;
    names.slice(0, most).forEach(function (one) { line(n++, one.entry[2], one.entry[0], one.entry[1], ""); });
    told.slice(0, names.length ? MOST : 12).forEach(function (one) {
      var row = one.row, about = [kinds[row[1]][0], row[2], row[4]].filter(Boolean).join(" · ");
      line(n++, one.entry[2].split("#")[0] + "#f-" + row[5], one.entry[0], about, row[3]);
    });
    if (!n) {
      var none = results.appendChild(make("li", words.search_none, "dim none"));
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
    }
    input.setAttribute("aria-expanded", String(n > 0));
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
  close.addEventListener("click", function () { box.close(); });
  // What is found may stand on this very page.
  box.addEventListener("click", function (event) { if (event.target === box || event.target.closest("#search-results a")) box.close(); });
  input.addEventListener("input", find);
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter") {
      var link = all("a[role=option]", results)[Math.max(0, chosen)];
      if (link) link.click();
    }
  });
  addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !box.open) { event.preventDefault(); show(); }
  });
})();
