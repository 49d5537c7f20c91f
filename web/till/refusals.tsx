import type { ToldRefusal } from '#web/api/problem.ts'

/** Why something was refused, each reason with its way out; nothing where nothing was. */
export function Refusals({ refusals }: { readonly refusals: readonly Pick<ToldRefusal, 'code' | 'text'>[] }) {
  return (
    <div role="alert" className="refusals">
      {refusals.slice(0, 8).map(({ code, text }) => (
        <p key={`${code} ${text}`} className="refusal" data-code={code}>
          {text}
        </p>
      ))}
    </div>
  )
}
