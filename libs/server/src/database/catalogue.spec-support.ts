import type pg from 'pg';

/** What a database consists of, beyond columns: everything that Prisma's diff does not look at, as text. */
export interface Catalogue {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly policies: readonly string[];
  readonly triggers: readonly string[];
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly grants: readonly string[];
  readonly columnGrants: readonly string[];
}

const OURS = `relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`;

const PARTS = {
  tables: `
    SELECT relname || CASE WHEN relrowsecurity THEN ', row security' ELSE '' END
                   || CASE WHEN relforcerowsecurity THEN ', forced' ELSE '' END
                   || ', owner ' || relowner::regrole AS line
      FROM pg_class WHERE ${OURS} AND relkind IN ('r', 'p', 'v', 'm', 'S')`,
  columns: `
    SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attcollation NOT IN (0, 100) THEN ' collate ' || a.attcollation::regcollation ELSE '' END
           || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
           || CASE WHEN a.attgenerated <> '' THEN ' generated ' WHEN d.oid IS NOT NULL THEN ' default ' ELSE '' END
           || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS line
      FROM pg_class AS c
      JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.${OURS.replace(' AND ', ' AND c.')} AND c.relkind IN ('r', 'p')`,
  constraints: `
    SELECT conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) AS line
      FROM pg_constraint
     WHERE conrelid IN (SELECT oid FROM pg_class WHERE ${OURS}) AND contype <> 'n'`,
  indexes: `
    SELECT pg_get_indexdef(indexrelid) AS line
      FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE ${OURS})`,
  policies: `
    SELECT polrelid::regclass || ' ' || polname || ' for ' || polcmd::text || ' to '
           || (SELECT string_agg(role::regrole::text, ', ' ORDER BY role::regrole::text) FROM unnest(polroles) AS role)
           || CASE WHEN polpermissive THEN '' ELSE ' restrictive' END
           || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
           || coalesce(' check ' || pg_get_expr(polwithcheck, polrelid), '') AS line
      FROM pg_policy`,
  triggers: `
    SELECT pg_get_triggerdef(oid) || CASE WHEN tgenabled = 'O' THEN '' ELSE ' (enabled: ' || tgenabled::text || ')' END AS line
      FROM pg_trigger
     WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE ${OURS})`,
  grants: `
    SELECT relname || ': ' || grantee::regrole || ' '
           || string_agg(privilege_type, ', ' ORDER BY privilege_type) AS line
      FROM pg_class, aclexplode(relacl)
     WHERE ${OURS} AND grantee <> relowner
     GROUP BY relname, grantee`,
  columnGrants: `
    SELECT c.relname || ': ' || acl.grantee::regrole || ' ' || acl.privilege_type || ' ('
           || string_agg(a.attname, ', ' ORDER BY a.attname) || ')' AS line
      FROM pg_class AS c
      JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
     CROSS JOIN aclexplode(a.attacl) AS acl
     WHERE c.${OURS.replace(' AND ', ' AND c.')}
     GROUP BY c.relname, acl.grantee, acl.privilege_type`,
} as const;

const FUNCTIONS = `
  SELECT p.oid::regprocedure::text AS name, pg_get_functiondef(p.oid) AS definition
    FROM pg_proc AS p
   WHERE p.pronamespace = 'public'::regnamespace
   ORDER BY 1`;

/** Reads the catalogue of our schema in a fixed order, so that two equal databases give equal text. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const part = async (name: keyof typeof PARTS) => {
    const { rows } = await client.query<{ line: string }>(PARTS[name]);
    return rows.map(({ line }) => line).sort();
  };
  const { rows } = await client.query<{ name: string; definition: string }>(FUNCTIONS);
  return {
    tables: await part('tables'),
    columns: await part('columns'),
    constraints: await part('constraints'),
    indexes: await part('indexes'),
    policies: await part('policies'),
    triggers: await part('triggers'),
    functions: Object.fromEntries(
      rows.map(({ name, definition }) => [name, definition.trimEnd().split('\n')]),
    ),
    grants: await part('grants'),
    columnGrants: await part('columnGrants'),
  };
}
