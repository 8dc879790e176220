import type { ComponentChildren } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { languages } from '../../server/language/sentence.ts'
import { chooseLanguage, language, messages } from '../language.ts'
import { paths } from '../paths.ts'

/** The sheet one finds at the door: signing in, setting up. */
export function FrontPage({
  title,
  lead,
  children,
}: {
  title: string
  lead: ComponentChildren
  children: ComponentChildren
}) {
  const t = messages.value
  useLayoutEffect(() => {
    document.title = t.shell.tabTitle(title, 0)
  }, [t, title])
  return (
    <main class="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-10">
      <p class="mb-6 flex items-center gap-3">
        <img src="/icon.svg" alt="" width="40" height="40" />
        <span class="serif text-xl">{t.shell.name}</span>
      </p>
      <div class="sheet p-6 sm:p-8">
        <h1 class="text-xl">{title}</h1>
        <div class="mt-1 mb-6 text-muted">{lead}</div>
        {children}
      </div>
      <p class="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <a class="text-link is-quiet" href={paths.help}>
          {t.shell.help}
        </a>
        {languages
          .filter(one => one !== language.value)
          .map(one => (
            <button
              key={one}
              type="button"
              lang={one}
              class="text-link is-quiet"
              onClick={() => void chooseLanguage(one)}
            >
              {t.languages[one]}
            </button>
          ))}
        <a class="text-link is-quiet" href={paths.accessibility}>
          {t.shell.accessibility}
        </a>
      </p>
    </main>
  )
}
