/*
 * Lets the phone application start without a network. It knows only this application's own files: everything under
 * /api goes to the server and is never kept here, because what a person saw must not be shown to the next one.
 * The list of files and the version are written in by the build.
 */
const VERSION = '__VERSION__'
const FILES = __FILES__
const CACHE = `rounds-${VERSION}`
const SHELL = '/m/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('rounds-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  const wanted = event.request.mode === 'navigate' ? SHELL : url.pathname
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(event.request)))
})
