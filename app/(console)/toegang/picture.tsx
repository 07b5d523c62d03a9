import { getTranslations } from 'next-intl/server'
import { boxSize, layOut, type Way } from './picture-layout'

const head = 24

/**
 * From user by group to employers, where there are few enough to read. What stands in it the list beside it says as well, so it is for who sees it,
 * and on a narrow screen there is the list alone.
 */
export async function PathsPicture({ ways }: { ways: readonly Way[] }) {
  const picture = layOut(ways)
  if (!picture) return null
  const t = await getTranslations('reachScreen')
  const { columns, boxes, lines, width, height } = picture
  return (
    <section aria-hidden="true" className="shrink-0 border-line px-6 max-xl:border-b max-xl:pb-4 max-lg:hidden xl:border-l">
      <h2 className="mb-3 font-semibold text-section">{t('picture')}</h2>
      <svg width={width} height={height + head} role="presentation">
        {columns.map((station, column) => (
          <text key={station} x={(boxes.find((box) => box.column === column)?.x ?? 0) + 1} y={12} className="fill-secondary text-meta">
            {t(`stations.${station}`)}
          </text>
        ))}
        <g transform={`translate(0 ${head})`}>
          {lines.map(({ from: [x1, y1], to: [x2, y2] }) => {
            const half = Math.min(22, (x2 - x1) / 2)
            const path = `M${x1} ${y1}C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2} ${y2}`
            return <path key={path} d={path} className="fill-none stroke-control" />
          })}
          {boxes.map(({ name, others, column, x, y }) => (
            <foreignObject key={`${column} ${name}`} x={x} y={y} width={boxSize.width} height={boxSize.height}>
              <div className="flex h-full items-center rounded-control border border-line-strong bg-surface px-2 text-meta" title={name}>
                <span className={others > 0 ? 'text-secondary' : 'wrap-anywhere line-clamp-2'}>
                  {others > 0 ? t('others', { count: others }) : name}
                </span>
              </div>
            </foreignObject>
          ))}
        </g>
      </svg>
    </section>
  )
}
