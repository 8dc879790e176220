import { FileText } from 'lucide'
import { addressOf, useApi } from '../api.ts'
import { Empty, Loaded } from '../components/page.tsx'
import { language } from '../language.ts'
import { officialRequestMessages } from './messages.ts'
import { RequestCard } from './request-card.tsx'

/** The register of official requests: the open ones by their day, then those that ended. */
export default function Register({ kept }: { kept: string }) {
  const list = useApi('GET /official-requests', ['messages'])
  const t = officialRequestMessages()
  return (
    <Loaded resource={list} lines={6}>
      {({ requests }) =>
        requests.length === 0 ? (
          <Empty icon={FileText} title={t.none}>
            {t.noneHelp}
          </Empty>
        ) : (
          <>
            <ul class="sheet divide-y divide-base-300">
              {requests.map(request => (
                <li key={request.id} class="px-3 py-3">
                  <RequestCard request={request} kept={kept} onChange={list.reload} />
                </li>
              ))}
            </ul>
            <a
              class="btn btn-sm mt-4"
              href={addressOf('GET /official-requests.csv', {
                query: { spreadsheet: language.value },
              })}
              download
            >
              {t.csv}
            </a>
          </>
        )
      }
    </Loaded>
  )
}
