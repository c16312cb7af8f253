/**
 * How the embedded server is set up: a machine of a county office, shared with other programs, at rest most
 * of the time. Change a setting for one place with `ALTER SYSTEM`, which overrules this file.
 */
export function clusterSettings(durable: boolean): string {
  const settings: Record<string, string> = {
    // Reached over loopback only; BI tools on the same machine connect to the port in data/pg-port.
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    max_connections: '60',
    password_encryption: "'scram-sha-256'",
    idle_in_transaction_session_timeout: "'60s'",
    // Memory: pages count only once they are touched, so this is an upper bound and not the cost at rest.
    shared_buffers: "'128MB'",
    work_mem: "'8MB'",
    maintenance_work_mem: "'64MB'",
    huge_pages: 'off',
    io_method: "'sync'", // no I/O worker processes
    max_worker_processes: '8',
    max_logical_replication_workers: '0', // no launcher process
    jit: 'off',
    // An acknowledged submission survives a power failure.
    fsync: durable ? 'on' : 'off',
    synchronous_commit: 'on', // also when not durable: what was acknowledged survives a kill of the process
    full_page_writes: durable ? 'on' : 'off',
    wal_level: durable ? "'replica'" : "'minimal'",
    max_wal_senders: durable ? '2' : '0', // pg_basebackup
    min_wal_size: "'80MB'",
    max_wal_size: "'1GB'",
    checkpoint_timeout: "'15min'",
    random_page_cost: '1.1',
    // The server's log holds no statements and no values of rows.
    log_min_messages: "'warning'",
    log_min_error_statement: "'panic'",
    log_error_verbosity: "'terse'",
    log_parameter_max_length_on_error: '0',
    log_timezone: "'UTC'",
    timezone: "'UTC'",
    lc_messages: "'C'",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return `# Written by onetable at every start; ALTER SYSTEM overrules it.\n${lines.join('\n')}\n`;
}
