import { auditExportQuery, auditPageWire, auditQuery } from '../audit-wire.ts';
import type { Route } from '../route.ts';

/** The audit log of a tenant, for its system administrator (white paper 3.4). */
export const auditRoutes = {
  auditLog: {
    method: 'GET',
    path: '/api/v1/admin/audit',
    summary: 'What was done in my tenant, by whom and how it ended; the newest first',
    access: 'read-audit-log',
    object: 'audit-log',
    audit: 'audit.search',
    query: auditQuery,
    success: { status: 200, body: auditPageWire },
    problems: [403],
  },
  auditVerification: {
    method: 'GET',
    path: '/api/v1/admin/audit/verification',
    summary: 'Verify that nothing of the log was changed or removed, as server-sent events',
    access: 'read-audit-log',
    object: 'audit-log',
    audit: 'audit.verify',
    success: { status: 200, body: 'event-stream' },
    problems: [403],
  },
  auditExport: {
    method: 'GET',
    path: '/api/v1/admin/audit/export',
    summary: 'The same records as a file: CSV for spreadsheets, or a line of JSON for each',
    access: 'read-audit-log',
    object: 'audit-log',
    audit: 'audit.export',
    query: auditExportQuery,
    success: { status: 200, body: 'download' },
    problems: [403],
  },
} as const satisfies Record<string, Route>;
