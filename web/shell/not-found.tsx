import { Page } from '../components/page.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'

export default function NotFound() {
  const t = messages.value.notFound
  return (
    <Page title={t.title} lead={t.lead}>
      <a class="btn" href={paths.today}>
        {t.back}
      </a>
    </Page>
  )
}
