import { ExternalLink } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import type { AudienceShape } from '../../server/subscribers/shapes.ts'
import { api } from '../api.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Section } from '../components/page.tsx'
import { near, number } from '../format.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { subscriberMessages } from './messages.ts'

/** So many of the last posts are shown. */
const shownPosts = 5

/** How many residents signed up for each theme, and whom the last posts reached; nobody's name. */
export function Audience() {
  const audience = useResource('audience', () => api('GET /audience'), [
    'channels',
    'commune',
    'deliveries',
  ])
  const t = subscriberMessages()
  const { data } = audience
  if (data === null || data.themes.length === 0) return null
  return (
    <Section title={t.title}>
      <p class="max-w-prose text-muted">{t.help}</p>
      <p class="my-3 flex flex-wrap items-center gap-3">
        <a
          class="text-link inline-flex items-center gap-1"
          href={data.page}
          target="_blank"
          rel="noreferrer"
        >
          {t.page} <Icon of={ExternalLink} size={14} />
        </a>
        <CopyButton text={data.page} what={t.address} />
      </p>
      <Themes themes={data.themes} />
      {data.broadcasts.length > 0 && (
        <>
          <h3 class="mt-6 mb-2">{t.last}</h3>
          <ul class="sheet divide-y divide-base-300">
            {data.broadcasts.slice(0, shownPosts).map(one => (
              <Broadcast key={one.delivery} broadcast={one} themes={data.themes} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

type Shape = Spoken<AudienceShape>
type Counted = [many: number, said: (many: number) => string]

/** Those of these that there are any of. */
const joined = (one: Counted, other: Counted, before = '') => {
  const said = [one, other].flatMap(([many, say]) => (many > 0 ? [say(many)] : []))
  return said.length === 0 ? '' : `${before}${said.join(', ')}`
}

function Themes({ themes }: Pick<Shape, 'themes'>) {
  const t = subscriberMessages()
  return (
    <div class="max-w-2xl overflow-x-auto">
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">{t.theme}</th>
            <th scope="col">{t.way}</th>
            <th scope="col" class="amount">
              {t.active}
            </th>
            <th scope="col">{t.apart}</th>
          </tr>
        </thead>
        <tbody>
          {themes.map(({ channel, theme, way, active, pending, suspended }) => (
            <tr key={channel}>
              <th scope="row" class="font-normal">
                <a class="text-link" href={`#canal-${channel}`}>
                  {theme}
                </a>
              </th>
              <td>{t.by[way]}</td>
              <td class="amount">{number(active)}</td>
              <td class="text-muted">
                {joined([pending, t.pending], [suspended, t.suspended]) || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Broadcast({
  broadcast,
  themes,
}: { broadcast: Shape['broadcasts'][number] } & Pick<Shape, 'themes'>) {
  const t = subscriberMessages()
  const { title, event, at, channel } = broadcast
  const theme = themes.find(one => one.channel === channel)
  return (
    <li class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3">
      <div class="min-w-0">
        <p class="font-semibold">
          {event === null ? (
            title
          ) : (
            <a class="text-link" href={paths.event(event)}>
              {title}
            </a>
          )}
        </p>
        <p class="text-muted text-sm">
          {[near(at), ...(theme ? [`${theme.theme}, ${t.by[theme.way]}`] : [])].join(' · ')}
        </p>
      </div>
      <p class="tabular-nums">
        {t.reached(broadcast.reached, broadcast.recipients)}
        {joined([broadcast.waiting, t.waiting], [broadcast.failed, t.failed], ', ')}
      </p>
    </li>
  )
}
