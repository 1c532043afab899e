package org.urbanriver.campus.gateway.account;

import org.springframework.data.repository.CrudRepository;

interface AdminLedgers extends CrudRepository<AdminLedger, String> {}
