// Keys, wheel and fingers on a board of tiles. near: one step nearer (1), farther (-1) or back to the first (0).
geju.moves = function (box, board, near) {
  "use strict";
  var all = geju.all;
  var now = null;
  function rove(one) {
    if (now) now.tabIndex = -1;
    now = one.firstElementChild;
    now.tabIndex = 0;
  }
  function shownTiles() { return all(".tile:not([hidden])", board); }
  function step(one, key) {
    var tiles = shownTiles(), n = tiles.indexOf(one);
    if (key === "ArrowRight" || key === "ArrowLeft") return tiles[n + (key === "ArrowRight" ? 1 : -1)];
    if (key === "Home" || key === "End") return tiles[key === "Home" ? 0 : tiles.length - 1];
    var from = one.getBoundingClientRect(), best = null, least = Infinity, down = key === "ArrowDown" ? 1 : -1;
    tiles.forEach(function (other) {
      var at = other.getBoundingClientRect(), dy = (at.top - from.top) * down, cost = dy * 4 + Math.abs(at.left - from.left);
      if (dy > 1 && cost < least) { least = cost; best = other; }
    });
    return best;
  }
  board.addEventListener("focusin", function (event) {
    var one = event.target.closest(".tile");
    if (one && event.target === one.firstElementChild) rove(one);
  });
  box.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog") || /^(SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.type === "search") return;
    if (event.key === "+" || event.key === "=") near(1);
    else if (event.key === "-") near(-1);
    else if (event.key === "0") near(0);
    else {
      var one = /^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key) && event.target.closest(".tile"), to = one && step(one, event.key);
      if (!to) return;
      to.firstElementChild.focus();
    }
    event.preventDefault();
  });
  var turned = 0, last = 0;
  board.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    turned = event.timeStamp - last > 400 ? event.deltaY : turned + event.deltaY;
    last = event.timeStamp;
    if (Math.abs(turned) < 30) return;
    near(turned < 0 ? 1 : -1, event.target);
    turned = 0;
  }, { passive: false });
  var apart = 0;
  function distance(event) { return Math.hypot(event.touches[0].clientX - event.touches[1].clientX, event.touches[0].clientY - event.touches[1].clientY); }
  board.addEventListener("touchstart", function (event) { if (event.touches.length === 2) apart = distance(event); }, { passive: true });
  board.addEventListener("touchmove", function (event) {
    if (event.touches.length !== 2 || !apart) return;
    event.preventDefault();
    var ratio = distance(event) / apart;
    if (ratio < 1.3 && ratio > 0.77) return;
    near(ratio > 1 ? 1 : -1, event.target);
    apart = distance(event);
  }, { passive: false });
  // One tile can be reached with Tab, the others from it; where it is gone, the first that is left.
  return { mend: function () {
    if (now && now.isConnected && !now.parentNode.hidden) return;
    var one = board.querySelector(".panel:not([hidden]) .tile:not([hidden])");
    if (one) rove(one);
  } };
};
