package io.jss.decode;

import io.jss.model.BbrInfoField;
import io.jss.model.DctcpInfoField;
import io.jss.model.MemInfoField;
import io.jss.model.SkMemInfoField;
import io.jss.model.Structure;
import io.jss.model.VegasInfoField;
import io.jss.wire.InetDiagMeminfo;
import io.jss.wire.SkMeminfo;
import io.jss.wire.TcpBbrInfo;
import io.jss.wire.TcpDctcpInfo;
import io.jss.wire.TcpVegasInfo;

/** Which field lies where in the structures of memory and of congestion control. */
final class SmallLayouts {

    private static final long NO_RTT_YET = 0xffff_ffffL;

    static final StructLayout VEGAS_INFO =
            StructLayout.of(Structure.VEGAS_INFO)
                    .at(VegasInfoField.ENABLED, TcpVegasInfo.ENABLED)
                    .at(VegasInfoField.RTTCNT, TcpVegasInfo.RTTCNT)
                    .at(VegasInfoField.RTT, TcpVegasInfo.RTT)
                    .at(VegasInfoField.MINRTT, TcpVegasInfo.MINRTT)
                    .complete();

    static final StructLayout DCTCP_INFO =
            StructLayout.of(Structure.DCTCP_INFO)
                    .at(DctcpInfoField.ENABLED, TcpDctcpInfo.ENABLED)
                    .at(DctcpInfoField.CE_STATE, TcpDctcpInfo.CE_STATE)
                    .at(DctcpInfoField.ALPHA, TcpDctcpInfo.ALPHA)
                    .at(DctcpInfoField.AB_ECN, TcpDctcpInfo.AB_ECN)
                    .at(DctcpInfoField.AB_TOT, TcpDctcpInfo.AB_TOT)
                    .complete();

    static final StructLayout BBR_INFO =
            StructLayout.of(Structure.BBR_INFO)
                    .at(BbrInfoField.MIN_RTT, TcpBbrInfo.MIN_RTT)
                    .at(BbrInfoField.PACING_GAIN, TcpBbrInfo.PACING_GAIN)
                    .at(BbrInfoField.CWND_GAIN, TcpBbrInfo.CWND_GAIN)
                    .atWords(BbrInfoField.BW, TcpBbrInfo.BW_LO)
                    .unknownWhen(BbrInfoField.MIN_RTT, NO_RTT_YET)
                    .complete();

    static final StructLayout MEM_INFO =
            StructLayout.of(Structure.MEM_INFO)
                    .at(MemInfoField.RMEM, InetDiagMeminfo.RMEM)
                    .at(MemInfoField.WMEM, InetDiagMeminfo.WMEM)
                    .at(MemInfoField.FMEM, InetDiagMeminfo.FMEM)
                    .at(MemInfoField.TMEM, InetDiagMeminfo.TMEM)
                    .complete();

    static final StructLayout SK_MEM_INFO =
            StructLayout.of(Structure.SK_MEM_INFO)
                    .at(SkMemInfoField.RMEM_ALLOC, SkMeminfo.RMEM_ALLOC)
                    .at(SkMemInfoField.RCVBUF, SkMeminfo.RCVBUF)
                    .at(SkMemInfoField.WMEM_ALLOC, SkMeminfo.WMEM_ALLOC)
                    .at(SkMemInfoField.SNDBUF, SkMeminfo.SNDBUF)
                    .at(SkMemInfoField.FWD_ALLOC, SkMeminfo.FWD_ALLOC)
                    .at(SkMemInfoField.WMEM_QUEUED, SkMeminfo.WMEM_QUEUED)
                    .at(SkMemInfoField.OPTMEM, SkMeminfo.OPTMEM)
                    .at(SkMemInfoField.BACKLOG, SkMeminfo.BACKLOG)
                    .at(SkMemInfoField.DROPS, SkMeminfo.DROPS)
                    .complete();

    private SmallLayouts() {}
}
