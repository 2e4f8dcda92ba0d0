// Keeps one page for when there is no connection. Everything else goes to the network as if this were not here.
const CACHE = 'offline-1'
const PAGE = '/offline.html'

self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.add(PAGE))))
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)))
})
