import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

const web = join(import.meta.dirname, '../web')

/** What a telephone needs to have Tambour among its applications: https://www.w3.org/TR/appmanifest/ */
const manifest = {
  id: '/',
  name: 'Tambour',
  short_name: 'Tambour',
  description: 'Répondre aux habitants et annoncer les événements de la commune.',
  lang: 'fr',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  // As the screens are by day: `base-200` of web/theme.css.
  background_color: '#f5f1e8',
  theme_color: '#f5f1e8',
  categories: ['government', 'productivity', 'social'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon-monochrome.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  // The service worker receives it: web/worker/worker.ts.
  share_target: {
    action: '/partager',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      ...{ title: 'title', text: 'text', url: 'url' },
      files: [{ name: 'image', accept: ['image/*'] }],
    },
  },
  shortcuts: [
    { name: 'Répondre', description: 'Qui attend une réponse', url: '/messages' },
    { name: 'Annoncer', description: 'Un nouvel événement', url: '/evenements/nouveau' },
  ],
}

const head = [
  { tag: 'link', attrs: { rel: 'manifest', href: '/tambour.webmanifest' } },
  { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icon-apple.png' } },
]

/** The drawing within the middle four fifths, of which no mask takes anything away. */
const inSafeZone = (svg: string) =>
  svg.replace('<g ', '<g transform="translate(16 16) scale(.78) translate(-16 -15.5)" ')
const withoutCorners = (svg: string) => svg.replace(' rx="7"', '')
/** Only where something is drawn counts: the system colours it. */
const drawingAlone = (svg: string) => svg.replace(/<rect [^>]*>/, '')

/** Each by its name, from the one drawing; a picture of the same drawing has the same bytes. */
async function icons(): Promise<[string, Buffer][]> {
  // Every test loads this file, and few build.
  const { default: sharp } = await import('sharp')
  const svg = readFileSync(join(web, 'public/icon.svg'), 'utf8')
  const masked = inSafeZone(withoutCorners(svg))
  const drawing = drawingAlone(svg)
  const wanted: [string, string, number][] = [
    ['icon-192.png', svg, 192],
    ['icon-512.png', svg, 512],
    ['icon-maskable.png', masked, 512],
    ['icon-apple.png', masked, 180],
    ['icon-monochrome.png', drawing, 512],
    ['icon-badge.png', drawing, 96],
  ]
  return await Promise.all(
    wanted.map(async ([name, drawn, size]): Promise<[string, Buffer]> => {
      const picture = sharp(Buffer.from(drawn), { density: (72 * size) / 32 }).resize(size)
      return [name, await picture.png({ compressionLevel: 9 }).toBuffer()]
    }),
  )
}

/** A telephone that has few screens in mind loads no more than these of one file, bytes. */
const largestKept = 135_000

const publicFiles = ['/theme.js', '/icon.svg']

/** What the service worker is given of the build that it comes with. */
function shellOf(bundle: Rolldown.OutputBundle, html: string) {
  const files = Object.values(bundle).filter(({ fileName }) => fileName.startsWith('assets/'))
  const isFirst = (file: (typeof files)[number]) => {
    const size = (file.type === 'chunk' ? file.code : file.source).length
    return html.includes(file.fileName) || (size < largestKept && /\.(js|css)$/.test(file.fileName))
  }
  return {
    publicFiles,
    first: files.filter(isFirst).map(({ fileName }) => `/${fileName}`),
    later: files.filter(file => !isFirst(file)).map(({ fileName }) => `/${fileName}`),
  }
}

/** One script without imports, which browsers of every age take for a service worker. */
async function workerFor(shell: ReturnType<typeof shellOf>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      rolldownOptions: {
        input: join(web, 'worker/worker.ts'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  })
  const [first] = [built].flat()
  const [script] = first !== undefined && 'output' in first ? first.output : []
  if (script?.type !== 'chunk') throw new Error('no service worker was built')
  return script.code
}

/** The manifest, the icons and the service worker, beside the screens that are built. */
export const installable: Plugin = {
  name: 'installable',
  apply: 'build',
  transformIndexHtml: () => head,
  generateBundle: {
    // The names of all files are known by then, and the page that names them.
    order: 'post',
    async handler(_options, bundle) {
      const emit = (fileName: string, source: string | Buffer) =>
        this.emitFile({ type: 'asset', fileName, source })
      emit('tambour.webmanifest', JSON.stringify(manifest))
      for (const [name, picture] of await icons()) emit(name, picture)
      const page = bundle['index.html']
      const html = page?.type === 'asset' ? String(page.source) : ''
      const version = createHash('sha256').update(html)
      for (const name of publicFiles) version.update(readFileSync(join(web, `public${name}`)))
      // A browser compares its bytes, and they are to change with what has no hash in its name.
      const build = `// ${version.digest('base64url')}\n`
      emit('worker.js', build + (await workerFor(shellOf(bundle, html))))
    },
  },
}
