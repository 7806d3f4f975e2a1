// The state of a map in the address of its page: #landscape?by=maker&zoom=2&where.type=Product
geju.address = function (name, first, known) {
  "use strict";
  function keep(state) {
    var said = [], base = location.href.split("#")[0], now = location.hash;
    ["by", "shade", "zoom", "q", "only"].forEach(function (key) { if (state[key] !== first[key]) said.push(key + "=" + encodeURIComponent(state[key])); });
    Object.keys(state.where).forEach(function (column) { said.push("where." + column + "=" + encodeURIComponent(state.where[column])); });
    if (state.open) said.push("open=" + encodeURIComponent(state.open));
    if (said.length) history.replaceState(null, "", base + "#" + name + "?" + said.join("&"));
    else if (now.indexOf("#" + name + "?") === 0) history.replaceState(null, "", base);
  }
  // What the address asks for; null where it is not about this map. What is not known is passed over.
  function told() {
    var found = JSON.parse(JSON.stringify(first));
    if (location.hash.indexOf("#" + name + "?") !== 0) return null;
    location.hash.slice(name.length + 2).split("&").forEach(function (pair) {
      var cut = pair.indexOf("="), key = pair.slice(0, cut), value;
      try { value = decodeURIComponent(pair.slice(cut + 1)); } catch (error) { return; }
      if (key === "zoom" && /^[0-4]$/.test(value)) found.zoom = Number(value);
      else if (key === "q" || key === "open") found[key] = value;
      else if (key.indexOf("where.") === 0 && known("where", key.slice(6))) found.where[key.slice(6)] = value;
      else if (/^(by|shade|only)$/.test(key) && known(key, value)) found[key] = value;
    });
    return found;
  }
  return { keep: keep, told: told };
};
