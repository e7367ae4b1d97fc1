// What stands in the frame until the figure does, and instead of it where it cannot start.
;(function () {
  var all = function (name) {
    return document.querySelector('[data-poster-' + name + ']')
  }
  function fill() {
    var title = /[?&]title=([^&]*)/i.exec(location.search)
    var words = all('title')
    var link = all('link')
    if (link) link.href = './' + location.hash
    if (!title || !words) return
    try {
      words.textContent = decodeURIComponent(title[1].replace(/\+/g, ' ')).slice(0, 200)
    } catch {
      // A damaged title is none.
    }
  }
  function give(event) {
    var target = event && event.target
    if (target && target !== window && !/^(SCRIPT|LINK)$/.test(target.tagName)) return
    var words = all('words')
    if (words) words.textContent = words.getAttribute('data-poster-words')
  }
  window.addEventListener('error', give, true)
  document.addEventListener('DOMContentLoaded', fill)
  window.pvscopePoster = give
})()
