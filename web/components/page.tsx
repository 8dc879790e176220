import { ArrowLeft, CircleQuestionMark } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { helpOf } from '../help/of-screen.ts'
import { messages } from '../language.ts'
import { me } from '../session.ts'
import { today } from '../today/load-today.ts'
import { Icon } from './icon.tsx'

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
          <h1 ref={heading} tabIndex={-1} class="inline text-3xl">
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
        class="no-print ms-2 inline-flex rounded-full p-1 align-middle text-muted hover:text-primary"
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
