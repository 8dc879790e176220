import type { ComponentChildren } from 'preact'
import { language } from '../language.ts'
import { screens as en } from './guide-screens.en.ts'
import { screens as fr, type Screens } from './guide-screens.fr.ts'

type Drawn = Exclude<keyof Screens, 'menu' | 'login'>

/** Meta's screens, drawn by us: where to look, and not how they look to the pixel. */
const drawings: Record<Drawn, (labels: Screens) => ComponentChildren> = {
  create: ({ create: t }) => (
    <>
      <Heading>{t.title}</Heading>
      <Entry x={12} y={44} width={256} label={t.name} isMarked />
      {t.cases.map((name, index) => (
        <Ticked key={name} x={12} y={92 + index * 24} label={name} />
      ))}
      <Press x={204} y={152} width={64} label={t.next} />
    </>
  ),
  key: labels => (
    <>
      <Menu labels={labels} current={3} />
      <Heading x={98}>{labels.key.title}</Heading>
      <Entry x={98} y={52} width={168} label={labels.key.number} isMarked />
      <Entry x={98} y={102} width={104} label={labels.key.secret} isMarked />
      <Press x={206} y={110} width={60} label={labels.key.show} />
    </>
  ),
  settings: labels => (
    <>
      <Menu labels={labels} current={3} />
      <Entry x={98} y={28} width={168} label={labels.settings.domains} isMarked />
      <Entry x={98} y={68} width={168} label={labels.settings.privacy} isMarked />
      <Entry x={98} y={108} width={168} label={labels.settings.deletion} isMarked />
      <Press x={176} y={154} width={90} label={labels.settings.save} />
    </>
  ),
  return: labels => (
    <>
      <Menu labels={{ ...labels, menu: [labels.login, ...labels.menu.slice(1)] }} current={0} />
      <Heading x={98}>{labels.return.title}</Heading>
      <Entry x={98} y={76} width={168} label={labels.return.address} isMarked />
      <Press x={176} y={146} width={90} label={labels.return.save} />
    </>
  ),
  news: labels => (
    <>
      <Menu labels={labels} current={2} />
      <Entry x={98} y={7} width={76} label="" value={labels.news.object} />
      <Entry x={98} y={48} width={168} label={labels.news.address} isMarked />
      <Entry x={98} y={86} width={62} label={labels.news.word} isMarked />
      <Press x={164} y={94} width={102} label={labels.news.verify} />
      {['feed', 'messages', 'message_echoes'].map((name, index) => (
        <Line
          key={name}
          x={98}
          y={130 + index * 20}
          width={168}
          name={name}
          press={labels.news.subscribe}
        />
      ))}
    </>
  ),
  permissions: labels => (
    <>
      <Menu labels={labels} current={1} also={4} />
      <Heading x={98}>{labels.permissions.title}</Heading>
      {['pages_show_list', 'pages_manage_posts', 'pages_messaging', '…'].map((name, index) => (
        <Line
          key={name}
          x={98}
          y={58 + index * 28}
          width={168}
          name={name}
          press={labels.permissions.add}
        />
      ))}
    </>
  ),
  connect: ({ connect: t }) => (
    <>
      <Heading>{t.title}</Heading>
      <Ticked x={12} y={62} label={t.page} />
      <Ticked x={12} y={94} label={t.permissions} />
      <Press x={188} y={140} width={80} label={t.allow} />
    </>
  ),
}

/** The network's window at one step; of a step that nobody drew there is none. */
export function Picture({ step }: { step: string }) {
  if (!isDrawn(step)) return null
  const labels = language.value === 'fr' ? fr : en
  return (
    <svg
      viewBox="0 0 280 190"
      role="img"
      aria-label={labels[step].alt}
      class="w-full max-w-sm"
      font-size="10"
      fill="currentColor"
      stroke="none"
    >
      <rect x="0.5" y="0.5" width="279" height="189" rx="6" {...edge} />
      {drawings[step](labels)}
    </svg>
  )
}

const isDrawn = (step: string): step is Drawn => Object.hasOwn(drawings, step)

const edge = { fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.35 }
/** What to look for: thicker and in the accent, so that it does not depend on the colour. */
const mark = { fill: 'none', stroke: 'var(--color-primary)', 'stroke-width': 2 }

type At = { x: number; y: number }

function Heading({ x = 12, children }: { x?: number; children: ComponentChildren }) {
  return (
    <text x={x} y={24} font-size="12" font-weight="600">
      {children}
    </text>
  )
}

/** Meta's menu on the left. @param also a second entry to look for */
function Menu({ labels, current, also }: { labels: Screens; current: number; also?: number }) {
  return (
    <>
      <path d="M88 .5v189" {...edge} />
      {labels.menu.map((name, index) => {
        const isMarked = index === current || index === also
        return (
          <g key={name}>
            {isMarked && <rect x="5" y={15 + index * 26} width="78" height="20" rx="4" {...mark} />}
            <text x="9" y={28 + index * 26} font-size="9" font-weight={isMarked ? 600 : 400}>
              {name}
            </text>
          </g>
        )
      })}
    </>
  )
}

type EntryProps = At & { width: number; label: string; value?: string; isMarked?: boolean }

function Entry({ x, y, width, label, value, isMarked = false }: EntryProps) {
  return (
    <>
      <text x={x} y={y + 2} font-size="9">
        {label}
      </text>
      <rect x={x} y={y + 7} width={width} height="20" rx="3" {...(isMarked ? mark : edge)} />
      {value && (
        <text x={x + 6} y={y + 20}>
          {value}
        </text>
      )}
    </>
  )
}

function Ticked({ x, y, label }: At & { label: string }) {
  return (
    <>
      <rect x={x} y={y} width="13" height="13" rx="2" {...mark} />
      <path d={`M${x + 3} ${y + 7}l3 3 5-6`} {...mark} />
      <text x={x + 20} y={y + 10}>
        {label}
      </text>
    </>
  )
}

function Press({ x, y, width, label }: At & { width: number; label: string }) {
  return (
    <>
      <rect x={x} y={y} width={width} height="19" rx="4" fill-opacity="0.08" />
      <rect x={x} y={y} width={width} height="19" rx="4" {...edge} />
      <text x={x + width / 2} y={y + 13} font-size="8.5" text-anchor="middle">
        {label}
      </text>
    </>
  )
}

function Line({ x, y, width, name, press }: At & { width: number; name: string; press: string }) {
  return (
    <>
      <text x={x} y={y + 3} font-size="9">
        {name}
      </text>
      <rect x={x + width - 56} y={y - 8} width="56" height="16" rx="4" {...mark} />
      <text x={x + width - 28} y={y + 3} font-size="8.5" text-anchor="middle">
        {press}
      </text>
    </>
  )
}
