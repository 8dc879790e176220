import { useAnchor } from '../anchor.ts'
import { Page } from '../components/page.tsx'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { Chapters } from './chapters.tsx'
import { help as en } from './help.en.ts'
import { help as fr } from './help.fr.ts'
import { NeedRules } from './need-rules.tsx'

/** How the software is used, and how exactly it measures. */
export default function Help() {
  const t = language.value === 'fr' ? fr : en
  useAnchor(true)
  return (
    <Page title={t.title} lead={t.lead}>
      <Chapters chapters={t.chapters} rules={NeedRules} />
      <p class="mt-8 flex flex-wrap gap-x-6 gap-y-2">
        <a class="text-link" href={paths.choosing}>
          {t.choosing}
        </a>
        <a class="text-link" href={paths.settingsPart('regles')}>
          {t.rules}
        </a>
        <a class="text-link" href={paths.accessibility}>
          {messages.value.shell.accessibility}
        </a>
      </p>
    </Page>
  )
}
