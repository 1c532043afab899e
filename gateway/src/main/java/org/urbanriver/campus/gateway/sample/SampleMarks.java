package org.urbanriver.campus.gateway.sample;

import org.springframework.data.repository.CrudRepository;

interface SampleMarks extends CrudRepository<SampleMark, String> {}
