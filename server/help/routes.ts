import { Hono, type Context as HonoContext } from 'hono'
import { compress } from 'hono/compress'
import { style } from '../agenda/pages/style.ts'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { bringStyle } from '../http/security-headers.ts'
import { contentsPage, foundPage, readPage } from './html.ts'
import { pages } from './rules/pages.fr.ts'
import { longestSearch } from './rules/search.ts'

/**
 * Aide without an account and without script, in the French of the other public pages. For those who
 * are signed in the same addresses are screens, which stand in the menu and speak their language.
 */
export function helpRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.use(compress())
  app.get('/', async (c, next) => {
    if (await isInside(context, c)) return await next()
    const sought = c.req.query('q')?.slice(0, longestSearch).trim() ?? ''
    return await page(c, sought === '' ? contentsPage(pages) : foundPage(pages, sought))
  })
  app.get('/:page', async (c, next) => {
    const asked = pages.find(({ name }) => name === c.req.param('page'))
    if (asked === undefined || (await isInside(context, c))) return await next()
    return await page(c, readPage(asked, pages))
  })
  return app
}

/** Whether a session comes with it. It is not prolonged: the screen that follows does that. */
async function isInside({ auth }: Context, c: HonoContext<Env>): Promise<boolean> {
  const { headers } = c.req.raw
  if (!headers.has('cookie')) return false
  const { api } = await auth()
  return (await api.getSession({ headers, query: { disableRefresh: true } })) !== null
}

async function page(c: HonoContext<Env>, content: ReturnType<typeof contentsPage>) {
  bringStyle(c, style)
  return c.html(await content, 200, { 'cache-control': 'private, no-cache', vary: 'cookie' })
}
