// A network: what is pointed at lights up with all it is joined to; a name can be looked for.
(function () {
  "use strict";
  var all = geju.all, make = geju.make, fold = geju.fold;
  geju.each("figure.network", function (box) {
    var lines = all(".net-lines path", box), nodes = all(".net-node", box), lists = all(".net-lists > div", box);
    function light(test) {
      var a = {}, b = {}, any = false;
      lines.forEach(function (line) {
        var lit = test(line.dataset.a, line.dataset.b);
        line.classList.toggle("lit", lit);
        if (lit) a[line.dataset.a] = b[line.dataset.b] = any = true;
      });
      nodes.forEach(function (node) { node.classList.toggle("lit", !!(node.dataset.a !== undefined ? a[node.dataset.a] : b[node.dataset.b])); });
      box.classList.toggle("looking", any || !!wanted);
    }
    var wanted = "";
    function found() {
      if (!wanted) return light(function () { return false; });
      var a = {}, b = {};
      nodes.forEach(function (node) {
        if (fold(node.dataset.name).indexOf(wanted) < 0) return;
        if (node.dataset.a !== undefined) a[node.dataset.a] = true; else b[node.dataset.b] = true;
      });
      light(function (left, right) { return !!(a[left] || b[right]); });
    }
    function at(event) {
      var node = event.target.closest(".net-node"), line = event.target.closest(".net-lines path, .net-lines a");
      if (line && line.tagName === "a") line = line.querySelector("path");
      if (node) light(function (a, b) { return node.dataset.a !== undefined ? a === node.dataset.a : b === node.dataset.b; });
      else if (line) light(function (a, b) { return a === line.dataset.a && b === line.dataset.b; });
      else found();
    }
    box.addEventListener("mouseover", at);
    box.addEventListener("mouseleave", found);
    box.addEventListener("focusin", at);
    box.addEventListener("focusout", found);
    var label = make("label", "", "net-find"), input = make("input");
    label.appendChild(make("span", box.dataset.find, "sr"));
    input.type = "search";
    input.placeholder = box.dataset.find;
    input.autocomplete = "off";
    input.addEventListener("input", function () {
      wanted = fold(input.value);
      found();
      lists.forEach(function (list) {
        var whole = fold(list.querySelector("dt").textContent).indexOf(wanted) >= 0, left = 0;
        all(".net-one", list).forEach(function (one) {
          one.hidden = !whole && fold(one.textContent).indexOf(wanted) < 0;
          if (!one.hidden) left += 1;
        });
        list.hidden = !left;
      });
    });
    label.appendChild(input);
    box.insertBefore(label, box.firstChild);
  });
})();
