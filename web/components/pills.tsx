type Pill = { href: string; label: string; isHere: boolean }

/** One of several that are in sight, each a link: it can be kept, sent, and gone back from. */
export function Pills({ label, pills }: { label: string; pills: readonly Pill[] }) {
  return (
    <nav aria-label={label}>
      <ul class="flex flex-wrap gap-1">
        {pills.map(({ href, label: name, isHere }) => (
          <li key={name}>
            <a
              href={href}
              aria-current={isHere ? 'page' : undefined}
              class={`block rounded-full border px-3 py-1 ${
                isHere
                  ? 'border-primary bg-wash font-semibold text-primary'
                  : 'border-field hover:bg-base-100'
              }`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
