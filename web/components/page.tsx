import { ArrowLeft, CircleQuestionMark } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Permission } from '../../server/people/rules/role.ts'
import { helpOf } from '../help/of-screen.ts'
import { messages } from '../language.ts'
import { sentenceOf } from '../request.ts'
import type { Resource } from '../resource.ts'
import { may, me } from '../session.ts'
import { today } from '../today/load-today.ts'
import { Icon, type IconShape } from './icon.tsx'
import { Notice } from './notice.tsx'

let moveFocus = false

/** From now on a new screen takes the focus; the very first one leaves it to the browser. */
export function moveFocusToPages(): void {
  moveFocus = true
}

type PageProps = {
  title: string
  /** What the tab is called, where one title is above several screens. */
  tab?: string
  /** One line under the title. */
  lead?: ComponentChildren
  actions?: ComponentChildren
  back?: { href: string; label: string }
  /** Beside another part of the screen: it has the width that it is given. */
  pane?: boolean
  /** What is printed is a sheet with a title of its own. */
  isSheet?: boolean
  children: ComponentChildren
}

/**
 * A screen: its one h1, the tab's title, and the focus on that h1 when one arrives here from
 * another screen, so that a screen reader says where it is.
 */
export function Page({
  title,
  tab = title,
  lead,
  actions,
  back,
  pane = false,
  isSheet = false,
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path } = useLocation()
  const waiting = today.value?.waitingCount ?? 0

  useLayoutEffect(() => {
    document.title = messages.value.shell.tabTitle(tab, waiting)
  }, [tab, waiting])

  useLayoutEffect(() => {
    if (moveFocus) heading.current?.focus({ preventScroll: true })
    moveFocusToPages()
  }, [path])

  return (
    <div class={pane ? 'px-4 py-6' : 'mx-auto w-full max-w-6xl px-4 py-6 sm:px-6 lg:px-10 lg:py-9'}>
      <p class={`hidden text-sm ${isSheet ? '' : 'print:block'}`}>{me.value?.commune.name}</p>
      {back && (
        <a href={back.href} class="text-link no-print mb-3 inline-flex items-center gap-1 text-sm">
          <Icon of={ArrowLeft} size={16} />
          {back.label}
        </a>
      )}
      <div
        class={`flex justify-between gap-x-6 gap-y-3 ${pane ? 'mb-4 items-start' : 'mb-6 flex-wrap items-end'} ${isSheet ? 'print:hidden' : ''}`}
      >
        <div class="min-w-0 flex-1 basis-80">
          {/* The padding is the room of the sign, which takes none: it cannot go to a line of its own. */}
          <h1 ref={heading} tabIndex={-1} class="inline pe-9 text-3xl">
            {title}
          </h1>
          <HelpLink path={path} />
          {lead && <p class="mt-1 text-muted">{lead}</p>}
        </div>
        {actions && <div class="no-print flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** To what Aide says of this screen, where it says something. */
function HelpLink({ path }: { path: string }) {
  const href = helpOf(path)
  const label = messages.value.shell.helpHere
  return (
    href !== undefined && (
      <a
        href={href}
        aria-label={label}
        title={label}
        class="no-print -ms-7 inline-flex rounded-full p-1 align-middle text-muted hover:text-primary"
      >
        <Icon of={CircleQuestionMark} size={20} />
      </a>
    )
  )
}

type SectionProps = {
  title: string
  /** Beside the title: a count, a link. */
  aside?: ComponentChildren
  children: ComponentChildren
  class?: string
}

/** A named part of a screen. */
export function Section({ title, aside, children, class: className = '' }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} class={className}>
      <div class="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} class="text-xl">
          {title}
        </h2>
        {aside && <div class="text-sm text-muted">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Goes to the part that the address names (`#canal-3`), once what it names is there. */
export function useAnchor(isReady: boolean): void {
  useLayoutEffect(() => {
    if (!isReady || location.hash === '') return
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  }, [isReady])
}

/**
 * What has so many lines is most of its screen: until it is there nothing below it is shown, which it
 * would push away.
 */
const wholeScreen = 5

type LoadedProps<Data> = {
  resource: Resource<Data>
  /** How many lines the skeleton has. */
  lines?: number
  children: (data: Data) => ComponentChildren
}

/** What a resource shows: its data, even if old; a skeleton when it is slow; what failed, and a way on. */
export function Loaded<Data>({ resource, lines = 4, children }: LoadedProps<Data>) {
  const { data, problem, slow, reload } = resource
  const t = messages.value.problem
  return (
    <>
      {problem !== null && (
        <div class="mb-4">
          <Notice
            level="error"
            title={data === null ? t.notLoaded : t.notRefreshed}
            live
            actions={
              <button type="button" class="btn" onClick={reload}>
                {t.again}
              </button>
            }
          >
            {sentenceOf(problem)}
          </Notice>
        </div>
      )}
      {data !== null && children(data)}
      {data === null && problem === null && (
        <div class={lines >= wholeScreen ? 'min-h-screen in-[dialog]:min-h-0' : undefined}>
          {slow && <Skeleton lines={lines} />}
        </div>
      )}
    </>
  )
}

const widths = ['w-3/4', 'w-full', 'w-2/3', 'w-5/6', 'w-1/2']

export function Skeleton({ lines }: { lines: number }) {
  return (
    <div role="status" class="flex flex-col gap-3">
      <span class="sr-only">{messages.value.problem.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class={`skeleton h-5 ${widths[index % widths.length]}`} />
      ))}
    </div>
  )
}

/** An empty place that teaches: what will appear here, and the one thing to do first. */
export function Empty({
  icon,
  title,
  children,
  way,
  action,
}: {
  icon: IconShape
  title: string
  children?: ComponentChildren
  /** Where that is done, for those who may go there. */
  way?: { href: string; label: string; needs?: Permission }
  /** What else is offered, or said to those who may not. */
  action?: ComponentChildren
}) {
  const isOffered = way !== undefined && (way.needs === undefined || may(way.needs))
  const done = isOffered ? (
    <a class="text-link" href={way.href}>
      {way.label}
    </a>
  ) : (
    action
  )
  return (
    <div class="sheet flex flex-col items-start gap-2 border-dashed p-6 sm:flex-row sm:gap-5">
      <span class="rounded-full bg-wash p-3 text-primary">
        <Icon of={icon} size={24} />
      </span>
      <div class="max-w-prose">
        <p class="serif text-xl">{title}</p>
        {children && <div class="mt-1 text-muted">{children}</div>}
        {done && <div class="mt-4">{done}</div>}
      </div>
    </div>
  )
}
