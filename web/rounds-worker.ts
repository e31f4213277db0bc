import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

const PAGE = 'm/index.html'
const ALWAYS = ['/m/', '/m/manifest.json', '/m/icon-192.png', '/favicon.svg']

interface Chunk {
  type: 'chunk' | 'asset'
  fileName: string
  facadeModuleId?: string | null
  imports?: string[]
  dynamicImports?: string[]
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> }
}

/** Every file the phone application needs to start: its entry, what that imports, and their styles and pictures. */
export function filesOf(bundle: Record<string, Chunk>): string[] {
  const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(PAGE))
  if (!entry) throw new Error(`The build has no entry ${PAGE}`)
  const files = new Set<string>()
  const walk = (name: string) => {
    const chunk = bundle[name]
    if (!chunk || files.has(name)) return
    files.add(name)
    chunk.viteMetadata?.importedCss.forEach((file) => files.add(file))
    chunk.viteMetadata?.importedAssets.forEach((file) => files.add(file))
    ;[...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])].forEach(walk)
  }
  walk(entry.fileName)
  return [...ALWAYS, ...[...files].map((file) => `/${file}`).sort()]
}

/** Writes the phone application's service worker with the list of its files; a change of any makes a new version. */
export function roundsWorker(): Plugin {
  return {
    name: 'rounds-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = filesOf(bundle as unknown as Record<string, Chunk>)
      const source = readFileSync(new URL('./m/worker.js', import.meta.url), 'utf8')
      const shell = readFileSync(new URL('./m/index.html', import.meta.url), 'utf8')
      const version = createHash('sha256').update(JSON.stringify(files) + source + shell).digest('hex').slice(0, 12)
      this.emitFile({ type: 'asset', fileName: 'm/sw.js', source: source.replace('__VERSION__', version).replace('__FILES__', JSON.stringify(files)) })
    },
  }
}
