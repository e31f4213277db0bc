import type { Item, Person, Photo, Round } from './types'

/** What the phone keeps: who works with it, the work taken along, what was written, and photos. */
export interface Store {
  person(): Promise<Person | null>
  keepPerson(person: Person | null): Promise<void>
  round(personId: number): Promise<Round | null>
  keepRound(personId: number, round: Round): Promise<void>
  items(): Promise<Item[]>
  item(id: string): Promise<Item | null>
  keepItem(item: Item): Promise<void>
  removeItem(id: string): Promise<void>
  photos(itemId: string): Promise<Photo[]>
  keepPhoto(photo: Photo): Promise<void>
  removePhoto(id: string): Promise<void>
}

/** In memory: for tests, and for browsers that keep nothing, where at least the day's work goes on. */
export function memoryStore(): Store {
  const kept = new Map<string, unknown>()
  const items = new Map<string, Item>()
  const photos = new Map<string, Photo>()
  const copy = <T>(value: T): T => structuredClone(value)
  return {
    person: async () => (kept.get('person') as Person | undefined) ?? null,
    keepPerson: async (person) => void kept.set('person', person),
    round: async (personId) => (kept.get(`round-${personId}`) as Round | undefined) ?? null,
    keepRound: async (personId, round) => void kept.set(`round-${personId}`, round),
    items: async () => [...items.values()].map(copy),
    item: async (id) => copy(items.get(id) ?? null),
    keepItem: async (item) => void items.set(item.id, copy(item)),
    removeItem: async (id) => {
      items.delete(id)
      for (const photo of [...photos.values()]) if (photo.itemId === id) photos.delete(photo.id)
    },
    photos: async (itemId) => [...photos.values()].filter((photo) => photo.itemId === itemId),
    keepPhoto: async (photo) => void photos.set(photo.id, photo),
    removePhoto: async (id) => void photos.delete(id),
  }
}

const NAME = 'bihuan-rounds'
const VERSION = 1

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION)
  request.onupgradeneeded = () => {
    const database = request.result
    database.createObjectStore('kept')
    database.createObjectStore('items', { keyPath: 'id' })
    database.createObjectStore('photos', { keyPath: 'id' }).createIndex('item', 'itemId')
  }
  return done(request)
}

/** In the browser's database. A write is on the disk when its promise is kept. */
export async function diskStore(): Promise<Store> {
  const database = await open()
  const read = <T>(store: string, ask: (from: IDBObjectStore) => IDBRequest<T>) => done(ask(database.transaction(store).objectStore(store)))
  const write = (stores: string[], change: (transaction: IDBTransaction) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
      change(transaction)
    })
  // Vue's reactive objects cannot be stored; what is kept is plain data anyway.
  const plain = (item: Item): Item => JSON.parse(JSON.stringify(item)) as Item
  return {
    person: async () => ((await read('kept', (from) => from.get('person'))) as Person | undefined) ?? null,
    keepPerson: (person) => write(['kept'], (to) => to.objectStore('kept').put(person, 'person')),
    round: async (personId) => ((await read('kept', (from) => from.get(`round-${personId}`))) as Round | undefined) ?? null,
    keepRound: (personId, round) => write(['kept'], (to) => to.objectStore('kept').put(round, `round-${personId}`)),
    items: () => read('items', (from) => from.getAll() as IDBRequest<Item[]>),
    item: async (id) => ((await read('items', (from) => from.get(id))) as Item | undefined) ?? null,
    keepItem: (item) => write(['items'], (to) => to.objectStore('items').put(plain(item))),
    removeItem: (id) =>
      write(['items', 'photos'], (to) => {
        to.objectStore('items').delete(id)
        const photos = to.objectStore('photos')
        const keys = photos.index('item').getAllKeys(id)
        keys.onsuccess = () => keys.result.forEach((key) => photos.delete(key))
      }),
    photos: (itemId) => read('photos', (from) => from.index('item').getAll(itemId) as IDBRequest<Photo[]>),
    keepPhoto: (photo) => write(['photos'], (to) => to.objectStore('photos').put(photo)),
    removePhoto: (id) => write(['photos'], (to) => to.objectStore('photos').delete(id)),
  }
}
