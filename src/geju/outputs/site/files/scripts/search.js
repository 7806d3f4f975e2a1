// Search: the index is read when the box is first opened.
(function () {
  "use strict";
  var body = document.body, all = geju.all, make = geju.make, fold = geju.fold;

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
      if (link) link.click();
    }
  });
  addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && !box.open) { event.preventDefault(); show(); }
  });
})();
